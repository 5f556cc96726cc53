package org.workerservice.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.job.Deduplication;
import org.workerservice.client.job.DeduplicationSummary;
import org.workerservice.client.job.JobBar;
import org.workerservice.client.job.PhaseLines;
import org.workerservice.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells a running service to find, report, queue or merge the duplicates of its registry. */
@Command(
    name = "deduplicate",
    mixinStandardHelpOptions = true,
    description = {
      "Tells a running service to compare all workers with each other, and waits.",
      "Without --execute it only reports what it would do."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the run has completed",
      "1:the run failed or was cancelled",
      "2:invalid options"
    })
public final class DeduplicateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service;

  @Option(
      names = "--threshold",
      description = "Lowest score of a match, above 0, at most 1. Default: that of probable, 0.85.")
  private Optional<Double> threshold;

  @Option(
      names = "--auto-merge",
      paramLabel = "SCORE",
      description =
          "Merge workers if every two of them score at least this, up to 1, and nothing contradicts.")
  private Optional<Double> autoMerge;

  @Option(
      names = "--execute",
      description = "Put matches into the review queue, and merge if --auto-merge is set.")
  private boolean execute;

  @Option(
      names = "--model",
      description =
          "active, train, or the version of a model, 0 for the built-in one (default: active).")
  private Optional<String> model;

  @Option(
      names = "--organization",
      converter = IdConverter.class,
      description = "Only workers of this organisation, by its id.")
  private Optional<UUID> organization;

  @Option(
      names = "--changed-since",
      paramLabel = "SEQUENCE",
      description =
          "Only workers that have changed since this event; 0 for all. Default: since the last run of"
              + " the same kind.")
  private Optional<Long> changedSince;

  @Option(
      names = "--id",
      converter = IdConverter.class,
      description = "Only this worker; can be repeated.")
  private List<UUID> ids = List.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where to write the entities (default: deduplication-JOB.csv).")
  private Optional<Path> report;

  @Override
  public Integer call() throws InterruptedException {
    requireScore("--threshold", threshold);
    requireScore("--auto-merge", autoMerge);
    URI url = service.url();
    PrintWriter errors = spec.commandLine().getErr();
    try {
      return run(new Deduplication(url, service.token()), errors) ? 0 : 1;
    } catch (CommandStopped refused) {
      errors.println(refused.getMessage());
    } catch (IOException failure) {
      errors.println(
          "The service at "
              + url
              + " cannot be reached, or the report cannot be written. A run that has started goes on:"
              + " GET /api/jobs lists it.");
    }
    return 1;
  }

  private void requireScore(String option, Optional<Double> score) {
    if (score.isPresent() && !(score.get() > 0 && score.get() <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "The " + option + " must be above 0, at most 1.");
    }
  }

  /** Returns whether the run has completed; also reports what a cancelled run has done. */
  private boolean run(Deduplication deduplication, PrintWriter errors)
      throws IOException, InterruptedException {
    report.ifPresent(DeduplicateCommand::requireWritable);
    JsonNode job = followed(deduplication, errors);
    String id = job.path("id").asText();
    boolean isCompleted = !Deduplication.isCancelled(job);
    if (!isCompleted) {
      errors.println("The run " + id + " was cancelled. This is what it did before.");
    }
    Path file = report.orElseGet(() -> Path.of("deduplication-" + id + ".csv"));
    PrintWriter out = spec.commandLine().getOut();
    out.println(DeduplicationSummary.of(job));
    if (isCompleted && changedSince.isEmpty() && job.at("/progress/records").asLong() == 0) {
      out.println(
          "Nothing has changed since the last run. --changed-since 0 compares all workers.");
    }
    deduplication.writeReport(id, file);
    out.println("report: " + file.toAbsolutePath());
    return isCompleted;
  }

  /** Finds a mistake in the path before the run, which may take long. */
  private static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new CommandStopped("The report cannot be written to " + file + ". Check --report.");
    }
  }

  private JsonNode followed(Deduplication deduplication, PrintWriter errors)
      throws IOException, InterruptedException {
    if (System.console() == null || !System.console().isTerminal()) {
      return deduplication.run(body(), new PhaseLines(errors));
    }
    try (JobBar bar = new JobBar()) {
      return deduplication.run(body(), bar);
    }
  }

  private String body() {
    ObjectNode body = Json.MAPPER.createObjectNode().put("dry_run", !execute);
    threshold.ifPresent(score -> body.put("threshold", score));
    autoMerge.ifPresent(score -> body.put("auto_merge_threshold", score));
    model.ifPresent(
        chosen -> {
          if (chosen.matches("\\d{1,9}")) {
            body.put("model", Integer.parseInt(chosen));
          } else {
            body.put("model", chosen);
          }
        });
    ObjectNode scope = body.putObject("scope");
    organization.ifPresent(id -> scope.put("organization", id.toString()));
    changedSince.ifPresent(sequence -> scope.put("changed_since", sequence));
    if (!ids.isEmpty()) {
      ArrayNode list = scope.putArray("ids");
      ids.forEach(id -> list.add(id.toString()));
    }
    return body.toString();
  }
}
