package org.workerservice.flow.worker;

import java.util.List;
import java.util.Map;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.worker.rows.SourceHolder;
import org.workerservice.validation.Violation;

/** The outcome of a change to an existing worker. Only {@link Updated} changed the registry. */
public sealed interface UpdateOutcome {
  /** The worker as it is now. */
  record Updated(Worker worker) implements UpdateOutcome {}

  /** The worker has this content already. */
  record Unchanged(Worker worker) implements UpdateOutcome {}

  /** No living worker has the id. */
  record NotFound() implements UpdateOutcome {}

  /** The worker has changed since the caller read it. */
  record VersionMismatch(long current) implements UpdateOutcome {}

  /** The record has violations. */
  record Invalid(List<Violation> violations) implements UpdateOutcome {}

  /** A strong identifier of the record belongs to another worker. */
  record Duplicate(List<PotentialMatch> matches) implements UpdateOutcome {}

  /** Source keys of the record belong to other workers. */
  record SourceTaken(Map<SourceKey, SourceHolder> keyToHolder) implements UpdateOutcome {
    /** Makes a defensive copy of the map. */
    public SourceTaken {
      keyToHolder = Map.copyOf(keyToHolder);
    }
  }

  /** The worker lost the source key of a feed, or got another one of the same system. */
  record SourceMoved() implements UpdateOutcome {}

  /** The request was executed before. */
  record Repeated(IdempotencyKey.Earlier earlier) implements UpdateOutcome {}

  /** The row of an import was executed before. */
  record RowRepeated(ImportRow.Outcome earlier) implements UpdateOutcome {}
}
