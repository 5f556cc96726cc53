package org.workerservice.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.json.Json;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.model.FieldSetter;
import org.workerservice.survivorship.FedWorker;
import org.workerservice.validation.Violation;

/**
 * The result of a command as its sender gets it; without personal data.
 *
 * @param correlationId as sent
 * @param workerId the worker of the key
 * @param version of the worker after the command, or the current one on a mismatch
 * @param message what is wrong, for people
 * @param keptFields fields in which the worker keeps another value than that of the command
 * @param duplicates workers that may be the same person, best match first
 */
public record CommandResult(
    int schemaVersion,
    Optional<String> commandId,
    Optional<String> correlationId,
    CommandOutcome outcome,
    Optional<UUID> workerId,
    Optional<Long> version,
    Optional<String> message,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<KeptField> keptFields,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Candidate> duplicates) {
  private static final int MAX_LISTED = 100;

  /** Copies the lists, up to 100 elements each. */
  public CommandResult {
    keptFields = first(keptFields);
    violations = first(violations);
    duplicates = first(duplicates);
  }

  private static <T> List<T> first(List<T> list) {
    return List.copyOf(list.subList(0, Math.min(list.size(), MAX_LISTED)));
  }

  /** A field in which the worker keeps another value, and who set it. */
  public record KeptField(
      String field, FieldSetter setBy, Optional<String> system, Instant setAt) {}

  /** A worker that may be the same person. */
  public record Candidate(
      UUID workerId, double score, MatchQuality matchQuality, Optional<String> conflict) {}

  /** Returns a result with nothing but its outcome. */
  static CommandResult of(
      Optional<String> commandId, Optional<String> correlationId, CommandOutcome outcome) {
    return new CommandResult(
        CommandReader.SCHEMA_VERSION,
        commandId,
        correlationId,
        outcome,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  static CommandResult of(CommandHeader header, CommandOutcome outcome) {
    return of(Optional.of(header.id()), header.correlationId(), outcome);
  }

  CommandResult with(UUID worker, long itsVersion) {
    return new CommandResult(
        schemaVersion,
        commandId,
        correlationId,
        outcome,
        Optional.of(worker),
        Optional.of(itsVersion),
        message,
        keptFields,
        violations,
        duplicates);
  }

  CommandResult withWorker(UUID worker) {
    return new CommandResult(
        schemaVersion,
        commandId,
        correlationId,
        outcome,
        Optional.of(worker),
        version,
        message,
        keptFields,
        violations,
        duplicates);
  }

  CommandResult withVersion(long current) {
    return new CommandResult(
        schemaVersion,
        commandId,
        correlationId,
        outcome,
        workerId,
        Optional.of(current),
        message,
        keptFields,
        violations,
        duplicates);
  }

  CommandResult because(String text, List<Violation> found) {
    return new CommandResult(
        schemaVersion,
        commandId,
        correlationId,
        outcome,
        workerId,
        version,
        Optional.of(text),
        keptFields,
        found,
        duplicates);
  }

  CommandResult keeping(List<FedWorker.KeptField> kept) {
    return new CommandResult(
        schemaVersion,
        commandId,
        correlationId,
        outcome,
        workerId,
        version,
        message,
        kept.stream().map(CommandResult::field).toList(),
        violations,
        duplicates);
  }

  private static KeptField field(FedWorker.KeptField kept) {
    return new KeptField(
        kept.field(), kept.source().setBy(), kept.source().system(), kept.source().setAt());
  }

  CommandResult similarTo(List<PotentialMatch> matches) {
    return new CommandResult(
        schemaVersion,
        commandId,
        correlationId,
        outcome,
        workerId,
        version,
        message,
        keptFields,
        violations,
        matches.stream().map(CommandResult::candidate).toList());
  }

  private static Candidate candidate(PotentialMatch match) {
    return new Candidate(
        match.worker().id().orElseThrow(),
        match.result().score(),
        match.result().quality(),
        match.result().conflict());
  }

  /** Returns the outcome of a result in JSON. */
  static CommandOutcome outcome(String json) {
    try {
      return CommandOutcome.valueOf(
          Json.MAPPER.readTree(json).path("outcome").asText().toUpperCase(Locale.ROOT));
    } catch (JsonProcessingException | IllegalArgumentException broken) {
      throw new IllegalStateException("A stored result cannot be read.", broken);
    }
  }

  /** Returns the JSON of the result. */
  public String json() {
    try {
      return Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A result is always JSON.", impossible);
    }
  }
}
