package org.workerservice.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.workerservice.model.SourceKey;
import org.workerservice.persistence.database.IdempotencyKey;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.database.WriteEffect;
import org.workerservice.persistence.worker.rows.SourceHolder;
import org.workerservice.persistence.worker.write.WriteOutcome;

/** One of each kind of outcome of a write. */
public final class WriteOutcomes {
  private static final List<WriteOutcome> ALL =
      List.of(
          new WriteOutcome.Written(SampleWorkers.living(1).build(), 1),
          new WriteOutcome.Noted(),
          new WriteOutcome.Stale(Set.of(SampleWorkers.id(2)), 2),
          new WriteOutcome.Claimed(Set.of(SampleWorkers.id(2))),
          new WriteOutcome.SourceTaken(
              Map.of(new SourceKey("payroll", "7"), new SourceHolder(SampleWorkers.id(2), false))),
          new WriteOutcome.VersionMismatch(2),
          new WriteOutcome.NotFound(),
          new WriteOutcome.NotDeleted(),
          new WriteOutcome.IdTaken(),
          new WriteOutcome.UnknownReferences(Set.of(SampleWorkers.id(2))),
          new WriteOutcome.Repeated(
              new IdempotencyKey.Earlier("hash", WriteEffect.CREATED, SampleWorkers.id(1), 1)),
          new WriteOutcome.RowRepeated(new ImportRow.Outcome(1, "hash", "created", "{}")));

  private WriteOutcomes() {}

  /** Returns one of each kind except some. */
  public static Stream<WriteOutcome> except(Set<Class<? extends WriteOutcome>> kinds) {
    assertThat(ALL)
        .as("one of each kind")
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(WriteOutcome.class.getPermittedSubclasses());
    return ALL.stream().filter(outcome -> !kinds.contains(outcome.getClass()));
  }
}
