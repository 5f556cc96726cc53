package org.workerservice.persistence.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Role;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.job.JobLease;
import org.workerservice.support.RecordedWrites;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** The result of a unit is applied once, whoever has leased it, and nothing without the job. */
class UnitLeasesIT {
  private static final Duration TIME = Duration.ofMinutes(1);
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);
  private static final ScanUnit.Result RESULT = new ScanUnit.Result(2, 1, 0, 0, 0);

  private static final ScanUnit.Range EVERYTHING =
      new ScanUnit.Range(Optional.empty(), Optional.empty());

  private final TestTenant tenant = SharedService.tenant();
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);
  private final Database database = database(SharedService.process().database());
  private final JobLease lease = new JobLease(tenant.id(), job(), 1);

  UnitLeasesIT() {
    bus.bound(DeduplicationCommand.ADDRESS, 10);
    await(vertx.deployVerticle(new DeduplicationVerticle(database)));
  }

  private Database database(DatabaseAddress address) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setDatabase(address.database())
            .setUser(address.user())
            .setPassword(address.password());
    return new Database(
        vertx,
        options,
        new UUID(0, 0),
        new Database.Sizes(4, 1, 1, 100, 5_000, 30_000),
        new RecordedWrites());
  }

  /** A job that no node of the service takes. */
  private UUID job() {
    return (UUID)
        tenant
            .query(
                "INSERT INTO jobs (tenant_id, kind, status, actor, epoch, expires_at)"
                    + " VALUES (?, 'deduplicate', 'running', 'steward', 1,"
                    + " now() + interval '1 hour') RETURNING id",
                tenant.id())
            .getFirst()
            .get("id");
  }

  @AfterEach
  void close() {
    tenant.query(
        "UPDATE jobs SET status = 'cancelled' WHERE tenant_id = ? RETURNING id", tenant.id());
    await(database.close());
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException late) {
      throw new AssertionError("it took too long", late);
    }
  }

  private <R> R ask(DeduplicationCommand<R> command) {
    return await(bus.ask(DeduplicationCommand.ADDRESS, command, Deadline.in(TIME)));
  }

  private void putUnits() {
    UUID border = UUID.randomUUID();
    assertThat(
            ask(
                new DeduplicationCommand.PutUnits(
                    lease,
                    List.of(
                        new ScanUnit.Range(Optional.empty(), Optional.of(border)),
                        new ScanUnit.Range(Optional.of(border), Optional.empty())))))
        .isTrue();
  }

  private Optional<ScanUnit> claim(UUID owner, Duration time) {
    return ask(new DeduplicationCommand.ClaimUnit(lease, owner, time));
  }

  private boolean finish(ScanUnit unit) {
    return ask(
        new DeduplicationCommand.FinishUnit(
            lease, unit, RESULT, List.of(MatchedPair.of(OTHER, ONE, 0.9))));
  }

  private List<MatchedPair> matches() {
    return ask(
        new DeduplicationCommand.ReadMatches(tenant.id(), lease.job(), Optional.empty(), 10));
  }

  private void takeOverTheJob() {
    tenant.query("UPDATE jobs SET epoch = epoch + 1 WHERE id = ? RETURNING id", lease.job());
  }

  @Test
  void shouldGiveEachUnitToOneNode() {
    putUnits();

    assertThat(claim(ONE, TIME).orElseThrow().number()).isEqualTo(1);
    assertThat(claim(OTHER, TIME).orElseThrow().number()).isEqualTo(2);
    assertThat(claim(OTHER, TIME)).isEmpty();
  }

  @Test
  void shouldCreateTheUnitsOnce() {
    putUnits();
    putUnits();

    assertThat(ask(new DeduplicationCommand.FindState(tenant.id(), lease.job())).units())
        .isEqualTo(2);
  }

  @Test
  void shouldApplyTheResultOfAUnitOnceAndOnlyThatOfItsLastOwner() {
    putUnits();
    ScanUnit slow = claim(ONE, Duration.ZERO).orElseThrow();
    ScanUnit taken = claim(OTHER, TIME).orElseThrow();

    boolean ofTheFirst = finish(slow);
    List<MatchedPair> meanwhile = matches();
    boolean ofTheSecond = finish(taken);
    boolean repeated = finish(taken);

    assertThat(taken.number()).isEqualTo(slow.number());
    assertThat(taken.epoch()).isGreaterThan(slow.epoch());
    assertThat(ofTheFirst).isFalse();
    assertThat(meanwhile).isEmpty();
    assertThat(ofTheSecond).isTrue();
    assertThat(repeated).isFalse();
    assertThat(matches()).containsExactly(new MatchedPair(ONE, OTHER, 0.9));
    ScanUnit.State state = ask(new DeduplicationCommand.FindState(tenant.id(), lease.job()));
    assertThat(state.open()).isEqualTo(1);
    assertThat(state.records()).isEqualTo(2);
    assertThat(state.definite()).isEqualTo(1);
  }

  @Test
  void shouldGiveTheUnitsOfATakenJobToItsNewOwnerAtOnce() {
    putUnits();
    ScanUnit before = claim(ONE, TIME).orElseThrow();
    takeOverTheJob();
    JobLease next = new JobLease(tenant.id(), lease.job(), 2);

    ScanUnit after = ask(new DeduplicationCommand.ClaimUnit(next, OTHER, TIME)).orElseThrow();

    assertThat(after.number()).isEqualTo(before.number());
    assertThat(finish(before)).isFalse();
    assertThat(ask(new DeduplicationCommand.FinishUnit(next, after, RESULT, List.of()))).isTrue();
  }

  @Test
  void shouldChangeNothingWithoutTheLeaseOfTheJob() {
    putUnits();
    ScanUnit unit = claim(ONE, TIME).orElseThrow();
    takeOverTheJob();
    RequestContext context =
        new RequestContext(
            "steward",
            Set.of(Role.HR_ADMIN),
            tenant.id(),
            Optional.empty(),
            Optional.empty(),
            "trace",
            Deadline.in(TIME));
    MatchedPair pair = MatchedPair.of(ONE, OTHER, 0.9);

    assertThat(finish(unit)).isFalse();
    assertThat(claim(OTHER, TIME)).isEmpty();
    assertThat(
            ask(
                new DeduplicationCommand.PutEntities(
                    lease,
                    List.of(StoredEntity.found(1, List.of(ONE, OTHER), List.of(pair), pair)))))
        .isFalse();
    assertThat(ask(new DeduplicationCommand.Settle(context, lease, List.of()))).isEmpty();
    assertThat(ask(new DeduplicationCommand.DropScan(lease, 10))).isFalse();
    assertThat(ask(new DeduplicationCommand.FindState(tenant.id(), lease.job())).units())
        .isEqualTo(2);
    assertThat(matches()).isEmpty();
  }

  @Test
  void shouldDropItsMatchesAndThoseThatOthersLeft() {
    putUnits();
    finish(claim(ONE, TIME).orElseThrow());
    JobLease next = new JobLease(tenant.id(), job(), 1);

    boolean some = ask(new DeduplicationCommand.DropOtherScans(next, 10));
    boolean more = ask(new DeduplicationCommand.DropOtherScans(next, 10));
    ask(new DeduplicationCommand.PutUnits(next, List.of(EVERYTHING)));
    ScanUnit unit = ask(new DeduplicationCommand.ClaimUnit(next, ONE, TIME)).orElseThrow();
    ask(
        new DeduplicationCommand.FinishUnit(
            next, unit, RESULT, List.of(MatchedPair.of(ONE, OTHER, 0.9))));
    boolean others = ask(new DeduplicationCommand.DropOtherScans(next, 10));
    boolean own = ask(new DeduplicationCommand.DropScan(next, 10));

    assertThat(some).isTrue();
    assertThat(more).isFalse();
    assertThat(matches()).isEmpty();
    assertThat(ask(new DeduplicationCommand.FindState(tenant.id(), lease.job())).units()).isZero();
    assertThat(others).isFalse();
    assertThat(own).isTrue();
    assertThat(ask(new DeduplicationCommand.DropScan(next, 10))).isFalse();
    assertThat(ask(new DeduplicationCommand.FindState(tenant.id(), next.job())).units()).isZero();
  }

  @Test
  void shouldKeepEntitiesAsTheyWereStored() {
    MatchedPair pair = MatchedPair.of(ONE, OTHER, 0.9);
    StoredEntity entity = StoredEntity.found(1, List.of(ONE, OTHER), List.of(pair), pair);

    ask(new DeduplicationCommand.PutEntities(lease, List.of(entity)));

    assertThat(ask(new DeduplicationCommand.ReadEntities(tenant.id(), lease.job(), 0, 10, true)))
        .containsExactly(entity);
    assertThat(ask(new DeduplicationCommand.ClearEntities(lease))).isTrue();
    assertThat(ask(new DeduplicationCommand.ReadEntities(tenant.id(), lease.job(), 0, 10, true)))
        .isEmpty();
  }

  @Test
  void shouldOrderIdsAsTheDatabaseDoes() {
    UUID large = new UUID(-1, 5);

    assertThat(MatchedPair.of(large, ONE, 1)).isEqualTo(new MatchedPair(ONE, large, 1));
    assertThat(MatchedPair.of(new UUID(1, -1), ONE, 1).first()).isEqualTo(ONE);
  }
}
