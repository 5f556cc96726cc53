package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.workerservice.bus.Deadline;
import org.workerservice.flow.job.JobRefused;
import org.workerservice.flow.job.LeasedJob;
import org.workerservice.jobs.Repetition;
import org.workerservice.json.Json;
import org.workerservice.matching.scan.BandCounts;
import org.workerservice.matching.scan.RecordSet;
import org.workerservice.matching.scan.ScanCommand;
import org.workerservice.matching.scan.ScanPlan;
import org.workerservice.persistence.deduplication.DeduplicationCommand;
import org.workerservice.persistence.deduplication.MatchedPair;
import org.workerservice.persistence.deduplication.ScanUnit;

/**
 * Scores all pairs, unit by unit. Each lane leases a unit, has it scored in small slices, and
 * stores the result if the unit is still its own.
 */
final class ScanRegistry {
  private static final int RECORDS_PER_UNIT = 2_000;
  private static final int PAIRS_PER_SLICE = 4_000;

  /** Their ids take 100 MB in memory when they are grouped. */
  private static final long MAX_MATCHES = 5_000_000;

  /** A unit takes seconds; when its job is taken over, its lease ends anyway. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration SLICE = Duration.ofSeconds(60);
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final RunTools run;
  private final LeasedJob job;
  private final ScanPlan plan;
  private final RunProgress progress;
  private long records;
  private long matches;
  private BandCounts bands = BandCounts.NONE;

  ScanRegistry(RunTools run, LeasedJob job, ScanPlan plan, RunProgress progress) {
    this.run = run;
    this.job = job;
    this.plan = plan;
    this.progress = progress;
  }

  /** Creates the units unless an earlier owner has, and completes when all are done. */
  Future<Void> scan() {
    return run.ask(new DeduplicationCommand.PutUnits(job.lease(), ranges()))
        .compose(job::check)
        .compose(put -> resume())
        .compose(
            begun -> Future.join(IntStream.range(0, run.lanes()).mapToObj(lane -> lane()).toList()))
        .mapEmpty();
  }

  private List<ScanUnit.Range> ranges() {
    RecordSet all = plan.records();
    List<ScanUnit.Range> ranges = new ArrayList<>();
    Optional<UUID> after = Optional.empty();
    for (int end = RECORDS_PER_UNIT; end < all.size(); end += RECORDS_PER_UNIT) {
      UUID last = all.id(end - 1);
      ranges.add(new ScanUnit.Range(after, Optional.of(last)));
      after = Optional.of(last);
    }
    ranges.add(new ScanUnit.Range(after, Optional.empty()));
    return ranges;
  }

  private Future<ScanUnit.State> state() {
    return run.ask(new DeduplicationCommand.FindState(job.tenant(), job.id()));
  }

  /** Shows what earlier owners have scored. */
  Future<Void> resume() {
    return state().compose(this::resume);
  }

  private Future<Void> resume(ScanUnit.State state) {
    records = state.records();
    matches = state.matches();
    bands = new BandCounts(state.definite(), state.probable(), state.possible(), state.unlikely());
    show();
    return progress.begin("scanning", records, plan.inScope(0, plan.records().size()));
  }

  private void show() {
    progress.put("records", records);
    progress.put("pairs", bands.total());
    ObjectNode shown = Json.MAPPER.createObjectNode();
    shown.put("definite", bands.definite()).put("probable", bands.probable());
    progress.put(
        "bands", shown.put("possible", bands.possible()).put("unlikely", bands.unlikely()));
    progress.put("matches", matches);
  }

  private Future<Void> lane() {
    return Repetition.whileTrue(this::next);
  }

  /** Returns whether there may be more units. */
  private Future<Boolean> next() {
    return run.ask(new DeduplicationCommand.ClaimUnit(job.lease(), job.owner(), LEASE))
        .compose(
            unit -> unit.map(claimed -> scan(claimed).map(true)).orElseGet(this::waitForOthers));
  }

  /** Other lanes, and in time other nodes, work on the units that are left. */
  private Future<Boolean> waitForOthers() {
    return state()
        .compose(
            state ->
                state.open() == 0
                    ? Future.succeededFuture(false)
                    : run.timer()
                        .apply(WAIT)
                        .compose(waited -> progress.reached(records))
                        .map(true));
  }

  private Future<Void> scan(ScanUnit unit) {
    Slices slices = new Slices(unit);
    return Repetition.whileTrue(slices::next).compose(scored -> finish(slices));
  }

  /** The slices of a unit. */
  private final class Slices {
    private final ScanUnit unit;
    private final int from;
    private final int to;
    private final List<MatchedPair> found = new ArrayList<>();
    private BandCounts counts = BandCounts.NONE;
    private int next;

    /** Workers may have come or gone since the unit was created. */
    Slices(ScanUnit unit) {
      this.unit = unit;
      this.from = unit.after().map(this::behind).orElse(0);
      this.to = unit.last().map(this::behind).orElse(plan.records().size());
      this.next = from;
    }

    private int behind(UUID id) {
      int position = plan.records().find(id);
      return position >= 0 ? position + 1 : -1 - position;
    }

    Future<Boolean> next() {
      if (next >= to) {
        return Future.succeededFuture(false);
      }
      long begun = System.nanoTime();
      return run.tools()
          .bus()
          .ask(
              ScanCommand.ADDRESS,
              new ScanCommand.Scan(plan, next, to, PAIRS_PER_SLICE),
              Deadline.in(SLICE))
          .compose(
              slice -> {
                add(slice);
                return run.rest(System.nanoTime() - begun);
              })
          .compose(rested -> progress.reached(records + plan.inScope(from, next)))
          .map(reported -> next < to);
    }

    private void add(ScanCommand.Slice slice) {
      next = slice.next();
      counts = counts.plus(slice.bands());
      for (ScanCommand.Match match : slice.matches()) {
        found.add(
            MatchedPair.of(
                plan.records().id(match.record()),
                plan.records().id(match.other()),
                match.score()));
      }
    }

    ScanUnit.Result result() {
      return new ScanUnit.Result(
          plan.inScope(from, to),
          counts.definite(),
          counts.probable(),
          counts.possible(),
          counts.unlikely());
    }
  }

  /** A result that another owner of the unit has stored meanwhile counts, not this one. */
  private Future<Void> finish(Slices slices) {
    return run.ask(
            new DeduplicationCommand.FinishUnit(
                job.lease(), slices.unit, slices.result(), slices.found))
        .compose(
            stored -> {
              if (stored) {
                records += plan.inScope(slices.from, slices.to);
                matches += slices.found.size();
                bands = bands.plus(slices.counts);
                show();
              }
              return matches > MAX_MATCHES
                  ? Future.failedFuture(tooMany())
                  : progress.reached(records);
            });
  }

  private static JobRefused tooMany() {
    return new JobRefused("More than 5,000,000 pairs match. Repeat with a higher threshold.");
  }
}
