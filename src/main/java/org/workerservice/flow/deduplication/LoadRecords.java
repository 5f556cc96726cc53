package org.workerservice.flow.deduplication;

import io.vertx.core.Future;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.flow.job.JobRefused;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.jobs.Repetition;
import org.workerservice.matching.scan.CandidateIndex;
import org.workerservice.matching.scan.RecordSet;
import org.workerservice.persistence.deduplication.DeduplicationCommand;
import org.workerservice.persistence.deduplication.StoredRecord;

/** Reads all living workers of a tenant into memory, and finds those in scope. */
final class LoadRecords {
  private static final int PAGE = 1_000;
  private static final int CHANGES = 5_000;

  private final RunTools run;
  private final LeasedJob job;
  private final RunScope scope;
  private final RunProgress progress;
  private final RecordSet.Builder builder = new RecordSet.Builder();
  private final BitSet ofOrganization = new BitSet();
  private Optional<UUID> last = Optional.empty();

  LoadRecords(RunTools run, LeasedJob job, RunScope scope, RunProgress progress) {
    this.run = run;
    this.job = job;
    this.scope = scope;
    this.progress = progress;
  }

  /**
   * The workers.
   *
   * @param scope those whose pairs are compared; empty for all
   */
  record Loaded(RecordSet records, Optional<BitSet> scope) {}

  /**
   * Reads the workers.
   *
   * @param since only workers that have changed after this sequence are in scope; 0 for all
   */
  Future<Loaded> load(long since, int candidateLimit) {
    return Repetition.whileTrue(this::page)
        .compose(read -> run.tools().pool().run(() -> builder.build(candidateLimit)))
        .compose(
            records -> changed(since).map(changed -> new Loaded(records, scope(records, changed))));
  }

  private Future<Boolean> page() {
    long begun = System.nanoTime();
    return run.ask(
            new DeduplicationCommand.ReadRecords(job.tenant(), last, PAGE, scope.organization()))
        .compose(
            page -> {
              page.forEach(this::add);
              return progress
                  .reached(builder.size())
                  .compose(reported -> run.rest(System.nanoTime() - begun))
                  .map(rested -> page.size() == PAGE);
            });
  }

  private void add(StoredRecord record) {
    if (builder.size() == CandidateIndex.MAX_RECORDS) {
      throw new JobRefused("The registry has more workers than one run can compare.");
    }
    if (record.ofOrganization()) {
      ofOrganization.set(builder.size());
    }
    builder.add(record.id(), record.features(), record.keys());
    last = Optional.of(record.id());
  }

  /** Empty if all workers count as changed. */
  private Future<Optional<Set<UUID>>> changed(long since) {
    if (since == 0) {
      return Future.succeededFuture(Optional.empty());
    }
    Changed changed = new Changed(since);
    return Repetition.whileTrue(changed::page)
        .map(read -> changed.isComplete ? Optional.of(changed.workers) : Optional.empty());
  }

  /** Reads the log. If it does not reach back far enough, all workers may have changed. */
  private final class Changed {
    private final Set<UUID> workers = new HashSet<>();
    private long after;
    private boolean isComplete = true;

    Changed(long after) {
      this.after = after;
    }

    Future<Boolean> page() {
      return run.ask(new DeduplicationCommand.ReadChanges(job.tenant(), after, CHANGES))
          .map(
              page -> {
                isComplete &= page.isComplete();
                workers.addAll(page.workers());
                page.last().ifPresent(sequence -> after = sequence);
                return isComplete && page.last().isPresent();
              });
    }
  }

  private Optional<BitSet> scope(RecordSet records, Optional<Set<UUID>> changed) {
    if (changed.isEmpty() && !scope.isPartial()) {
      return Optional.empty();
    }
    BitSet chosen = new BitSet(records.size());
    chosen.set(0, records.size());
    if (scope.organization().isPresent()) {
      chosen.and(ofOrganization);
    }
    if (!scope.ids().isEmpty()) {
      chosen.and(positions(records, scope.ids()));
    }
    changed.ifPresent(ids -> chosen.and(positions(records, ids)));
    return Optional.of(chosen);
  }

  private static BitSet positions(RecordSet records, Iterable<UUID> ids) {
    BitSet positions = new BitSet(records.size());
    for (UUID id : ids) {
      int position = records.find(id);
      if (position >= 0) {
        positions.set(position);
      }
    }
    return positions;
  }
}
