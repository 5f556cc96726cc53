package org.workerservice.audit;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.Parameters;

/** Collects read accesses and writes them to the access log in batches; used by one event loop. */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  private static final String WRITE =
      """
      INSERT INTO access_log (timestamp, tenant_id, user_id, roles, action, worker_id, ip_address,
        user_agent, trace_id)
      SELECT i.at, $1, i.user_id, string_to_array(i.roles, ','), i.action, i.worker_id,
        i.address::inet, i.agent, i.trace
      FROM unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[],
                  $8::text[], $9::text[])
        AS i (at, user_id, roles, action, worker_id, address, agent, trace)
      """;

  /**
   * Classes of SQLSTATE (PostgreSQL documentation, appendix A) for a bad value: data exception and
   * integrity constraint violation.
   */
  private static final Set<String> REFUSED_VALUE = Set.of("22", "23");

  private static final int MAX_ROWS_PER_STATEMENT = 2_000;
  private static final int MAX_LOGGED = 100;

  private final Table table;
  private final Clock clock;
  private final int capacity;
  private List<Access> queue = new ArrayList<>();
  private long lost;
  private long unwritable;

  AccessLog(Database database, Clock clock, int capacity) {
    this((tenant, rows) -> database.query(tenant, WRITE, rows), clock, capacity);
  }

  AccessLog(Table table, Clock clock, int capacity) {
    this.table = table;
    this.clock = clock;
    this.capacity = capacity;
  }

  /** Inserts rows of one tenant, all or none. */
  interface Table {
    Future<?> insert(UUID tenant, Tuple columns);
  }

  private record Access(
      OffsetDateTime at,
      RequestContext context,
      String roles,
      String action,
      Optional<UUID> worker) {}

  /** Records one access for each worker; without workers, one access for the request. */
  void add(RequestContext context, String action, List<UUID> workers) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    String roles = Parameters.roles(context);
    if (workers.isEmpty()) {
      add(new Access(now, context, roles, action, Optional.empty()));
    }
    for (UUID worker : workers) {
      add(new Access(now, context, roles, action, Optional.of(worker)));
    }
  }

  private void add(Access access) {
    if (queue.size() >= capacity) {
      lost++;
    } else {
      queue.add(access);
    }
  }

  /** Returns how many reads were dropped for lack of room since the last call. */
  long takeLost() {
    long taken = lost;
    lost = 0;
    return taken;
  }

  /** Returns how many reads wait to be written. */
  int waiting() {
    return queue.size();
  }

  /** Returns how many reads were dropped because the database refuses a value. */
  long unwritable() {
    return unwritable;
  }

  /**
   * Writes the collected reads and returns how many were written. Reads that could not be written
   * go back to the queue while it has room. Only a read with a value that the database refuses is
   * dropped, so that it does not block the others.
   */
  Future<Integer> flush() {
    List<Access> writing = queue;
    queue = new ArrayList<>();
    Map<UUID, List<Access>> tenantToAccesses =
        writing.stream().collect(Collectors.groupingBy(access -> access.context().tenant()));
    List<Future<Integer>> writes = new ArrayList<>();
    tenantToAccesses.forEach(
        (tenant, accesses) -> {
          for (int from = 0; from < accesses.size(); from += MAX_ROWS_PER_STATEMENT) {
            int to = Math.min(from + MAX_ROWS_PER_STATEMENT, accesses.size());
            writes.add(write(tenant, accesses.subList(from, to)));
          }
        });
    return Future.join(writes).map(all -> writes.stream().mapToInt(Future::result).sum());
  }

  private Future<Integer> write(UUID tenant, List<Access> accesses) {
    return table
        .insert(tenant, columns(tenant, accesses))
        .map(accesses.size())
        .recover(failure -> dropOrSplit(tenant, accesses, failure));
  }

  private Future<Integer> dropOrSplit(UUID tenant, List<Access> accesses, Throwable failure) {
    if (!isRefusedValue(failure)) {
      keep(accesses);
      return Future.failedFuture(failure);
    }
    if (accesses.size() == 1) {
      drop(accesses.getFirst(), failure);
      return Future.succeededFuture(0);
    }
    int half = accesses.size() / 2;
    Future<Integer> first = write(tenant, accesses.subList(0, half));
    Future<Integer> second =
        first.transform(done -> write(tenant, accesses.subList(half, accesses.size())));
    return Future.join(first, second).map(both -> first.result() + second.result());
  }

  private static boolean isRefusedValue(Throwable failure) {
    return failure instanceof DatabaseException refused
        && REFUSED_VALUE.contains(refused.getSqlState().substring(0, 2));
  }

  /**
   * One caller may cause many refused reads: the metric counts all, the log names the first ones.
   */
  private void drop(Access access, Throwable failure) {
    unwritable++;
    if (unwritable <= MAX_LOGGED) {
      LOG.error(
          "A read of the worker {} cannot be written to the access log: {}",
          access.worker().map(UUID::toString).orElse("none"),
          FailureText.of(failure));
    }
  }

  private static Tuple columns(UUID tenant, List<Access> accesses) {
    return Tuple.from(
        List.of(
            tenant,
            column(accesses, Access::at, OffsetDateTime[]::new),
            column(accesses, access -> access.context().user(), String[]::new),
            column(accesses, Access::roles, String[]::new),
            column(accesses, Access::action, String[]::new),
            column(accesses, access -> access.worker().orElse(null), UUID[]::new),
            column(
                accesses, access -> access.context().clientAddress().orElse(null), String[]::new),
            column(accesses, access -> access.context().userAgent().orElse(null), String[]::new),
            column(accesses, access -> access.context().traceId(), String[]::new)));
  }

  private void keep(List<Access> accesses) {
    int room = Math.max(0, capacity - queue.size());
    queue.addAll(accesses.subList(0, Math.min(room, accesses.size())));
    lost += Math.max(0, accesses.size() - room);
  }
}
