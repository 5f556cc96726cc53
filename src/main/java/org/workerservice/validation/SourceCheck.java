package org.workerservice.validation;

import static org.workerservice.validation.TextForm.TRIMMED;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.workerservice.model.SourceKey;
import org.workerservice.model.WorkerSource;

/** Checks and normalises the records of a worker in feeding systems; not thread-safe. */
final class SourceCheck {
  /** A later time than now would keep the feed from changing the worker until then. */
  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

  private final Violations violations;
  private final TextCheck texts;
  private final Instant latest;

  SourceCheck(Violations violations, TextCheck texts, Instant now) {
    this.violations = violations;
    this.texts = texts;
    this.latest = now.plus(MAX_CLOCK_SKEW);
  }

  List<WorkerSource> check(List<WorkerSource> sources) {
    Set<SourceKey> seen = new HashSet<>();
    return violations.each(
        "sources",
        sources,
        FieldLimits.SOURCES,
        (path, source) -> {
          WorkerSource normal = check(path, source);
          if (!seen.add(normal.key())) {
            violations.add(path, "duplicate", "The same system and id is already in the list.");
          }
          return normal;
        });
  }

  WorkerSource check(String path, WorkerSource source) {
    return new WorkerSource(
        texts.required(
            path + ".system",
            source.system(),
            FieldLimits.TEXT,
            TRIMMED,
            "The system of a source is required."),
        texts.required(
            path + ".id",
            source.id(),
            FieldLimits.TEXT,
            TRIMMED,
            "The id of a source is required."),
        source.updatedAt().map(time -> updatedAt(path + ".updated_at", time)));
  }

  private Instant updatedAt(String path, Instant time) {
    if (time.isAfter(latest)) {
      violations.add(path, "in_future", "The time must not be more than 5 minutes in the future.");
    }
    return DateCheck.toStoredPrecision(time);
  }
}
