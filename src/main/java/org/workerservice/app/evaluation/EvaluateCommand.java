package org.workerservice.app.evaluation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.client.mapping.MappingException;
import org.workerservice.evaluation.CandidatePairs;
import org.workerservice.evaluation.CurveDrawing;
import org.workerservice.evaluation.Evaluation;
import org.workerservice.evaluation.EvaluationReport;
import org.workerservice.evaluation.LabelledRecord;
import org.workerservice.evaluation.LabelledSet;
import org.workerservice.evaluation.ModelTraining;
import org.workerservice.evaluation.PairScope;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.model.Coded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how well the matching engine recognises people in labelled files. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the matching engine on labelled files, without a running service.",
      "A pair counts as a match if its score is at least probable: 0.85 or higher,",
      "unless the preset sets another limit."
    })
public final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--mapping",
      description = {
        "A name, looked up as conf/import/NAME.yaml, or a path.",
        "Without it, each line of a file is a worker in the form that generate writes."
      })
  private Optional<String> mapping;

  @Option(
      names = "--entity",
      paramLabel = "COLUMN[=REGEX]",
      description = {
        "The column that identifies the person, or what a regular expression finds in it.",
        "Required with --mapping."
      })
  private Optional<String> entity;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description =
          "A CSV file with the entity column, joined on the columns that both files have. Without"
              + " --mapping, it has the columns row and entity, as generate writes them.")
  private Optional<Path> truth;

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE",
      description = "Use only records with this value in this column.")
  private Optional<String> where;

  @Option(names = "--ignore", paramLabel = "COLUMN", description = "Treat this column as empty.")
  private Set<String> ignored = Set.of();

  @Option(
      names = "--link",
      description = {
        "Count only pairs of records from two different files. Clustering also uses the pairs",
        "within a file."
      })
  private boolean link;

  @Option(
      names = "--preset",
      defaultValue = "default",
      description = "strict, default, lenient or specification (default: ${DEFAULT-VALUE}).")
  private String preset;

  @Option(names = "--strategy", description = "The strategy. Default: that of the preset.")
  private Optional<String> strategy;

  @Option(
      names = "--train",
      description = "Train a Fellegi–Sunter model on the files, without the labels, and use it.")
  private boolean train;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Use the model in this JSON file. With --train, write the trained model to it.")
  private Optional<Path> model;

  @Option(
      names = "--candidate-limit",
      defaultValue = "500",
      description = "Maximum number of candidates for each record (default: ${DEFAULT-VALUE}).")
  private int candidateLimit;

  @Option(
      names = "--curve",
      paramLabel = "FILE",
      description = "Write the precision–recall curve to this SVG file.")
  private Optional<Path> curve;

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description =
          "Write the wrong and the missed pairs, before and after clustering, to this CSV file,"
              + " with reasons.")
  private Optional<Path> errors;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The labelled files: CSV, or one JSON object per line (.jsonl, .ndjson).")
  private List<Path> files;

  @Override
  public Integer call() {
    PrintWriter complaints = spec.commandLine().getErr();
    try {
      run(spec.commandLine().getOut());
      return 0;
    } catch (MappingException | IllegalArgumentException refused) {
      complaints.println(refused.getMessage());
    } catch (IOException failure) {
      complaints.println("A file could not be read or written: " + failure.getMessage());
    }
    return 1;
  }

  private void check() {
    if (mapping.isPresent() && entity.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--mapping needs --entity COLUMN[=REGEX].");
    }
    if (candidateLimit < 1) {
      throw new ParameterException(spec.commandLine(), "--candidate-limit must be at least 1.");
    }
    Stream.of(curve, errors, train ? model : Optional.<Path>empty())
        .flatMap(Optional::stream)
        .map(file -> file.toAbsolutePath().getParent())
        .filter(folder -> !Files.isDirectory(folder))
        .findFirst()
        .ifPresent(
            folder -> {
              throw new ParameterException(
                  spec.commandLine(),
                  "The directory " + folder + " does not exist. Create it first.");
            });
  }

  private void run(PrintWriter out) throws IOException {
    check();
    MatchSettings settings = settings();
    if (model.isPresent() && !train) {
      settings =
          settings
              .withStrategy(StrategyKind.FELLEGI_SUNTER)
              .withModel(FellegiSunterModel.fromJson(Files.readString(model.get())));
    }
    long begun = System.nanoTime();
    List<LabelledRecord> records = mapping.isPresent() ? mapped(mapping.get(), out) : workers();
    LabelledSet set = LabelledSet.of(records, EvaluationHash.repeatable());
    double preparing = (System.nanoTime() - begun) / 1e9;
    PairScope scope = link ? PairScope.BETWEEN_SOURCES : PairScope.ALL;
    CandidatePairs candidates = CandidatePairs.of(set, scope, candidateLimit);
    if (model.isEmpty()) {
      settings =
          settings.withModel(
              settings.model().ofRegistry(set.size()).withFrequencies(set.frequencies()));
    }
    if (train) {
      FellegiSunterModel trained = ModelTraining.train(set, candidates);
      settings = settings.withStrategy(StrategyKind.FELLEGI_SUNTER).withModel(trained);
      if (model.isPresent()) {
        Files.writeString(model.get(), trained.toJson());
      }
    }
    CandidatePairs within =
        link
            ? CandidatePairs.of(set, PairScope.WITHIN_SOURCES, candidateLimit)
            : CandidatePairs.NONE;
    EvaluationReport report = new Evaluation(set, scope, candidates, within, settings).run();
    EvaluationText.print(report, preparing, out);
    write(report);
  }

  private List<LabelledRecord> mapped(String name, PrintWriter out) throws IOException {
    EntityRule rule = EntityRule.parse(entity.orElseThrow());
    LabelledFiles source = new LabelledFiles(name, rule, ignored);
    List<LabelledRecord> records = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      records.addAll(source.read(files.get(i), i, where, truth));
    }
    if (!source.absent().isEmpty()) {
      out.println(
          "columns of the mapping that the files lack: " + String.join(", ", source.absent()));
    }
    if (!source.unknown().isEmpty()) {
      out.println("columns to ignore that the files lack: " + String.join(", ", source.unknown()));
    }
    return records;
  }

  private List<LabelledRecord> workers() throws IOException {
    WorkerLines source = new WorkerLines();
    List<LabelledRecord> records = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      records.addAll(source.read(files.get(i), i, truth));
    }
    return records;
  }

  private void write(EvaluationReport report) throws IOException {
    if (curve.isPresent()) {
      String title = files.getFirst().getFileName() + ", " + preset;
      Files.writeString(curve.get(), CurveDrawing.svg(report, title));
    }
    if (errors.isPresent()) {
      Files.writeString(errors.get(), EvaluationText.errors(report));
    }
  }

  private MatchSettings settings() {
    MatchSettings chosen = coded("--preset", preset, MatchPreset.values()).settings();
    return strategy
        .map(text -> chosen.withStrategy(coded("--strategy", text, StrategyKind.values())))
        .orElse(chosen);
  }

  private <T extends Coded> T coded(String option, String text, T[] values) {
    for (T value : values) {
      if (value.code().equals(text.toLowerCase(Locale.ROOT))) {
        return value;
      }
    }
    String known = Arrays.stream(values).map(Coded::code).collect(Collectors.joining(", "));
    throw new ParameterException(
        spec.commandLine(),
        "Unknown value '" + text + "' for " + option + ". Use one of: " + known + ".");
  }
}
