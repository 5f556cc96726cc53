package org.workerservice.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Role;
import org.workerservice.persistence.Database;

/** Gathers reads and writes them in batches; used by one event loop. */
final class AccessLog {
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

  private static final int ROWS_AT_A_TIME = 2_000;

  private final Database database;
  private final Clock clock;
  private final int capacity;
  private List<Access> gathered = new ArrayList<>();
  private long lost;

  AccessLog(Database database, Clock clock, int capacity) {
    this.database = database;
    this.clock = clock;
    this.capacity = capacity;
  }

  private record Access(
      OffsetDateTime at, RequestContext context, String roles, String action, UUID worker) {}

  void add(RequestContext context, String action, List<UUID> workers) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    String roles =
        context.roles().stream().map(Role::code).sorted().collect(Collectors.joining(","));
    for (UUID worker : workers) {
      if (gathered.size() >= capacity) {
        lost++;
      } else {
        gathered.add(new Access(now, context, roles, action, worker));
      }
    }
  }

  /** Returns how many reads found no room since the last call. */
  long takeLost() {
    long taken = lost;
    lost = 0;
    return taken;
  }

  /** Writes what was gathered; what could not be written is gathered again. */
  Future<?> flush() {
    List<Access> writing = gathered;
    gathered = new ArrayList<>();
    Map<UUID, List<Access>> tenantToAccesses =
        writing.stream().collect(Collectors.groupingBy(access -> access.context().tenant()));
    List<Future<?>> writes = new ArrayList<>();
    tenantToAccesses.forEach(
        (tenant, accesses) -> {
          for (int from = 0; from < accesses.size(); from += ROWS_AT_A_TIME) {
            int to = Math.min(from + ROWS_AT_A_TIME, accesses.size());
            writes.add(write(tenant, accesses.subList(from, to)));
          }
        });
    return Future.join(writes);
  }

  private Future<?> write(UUID tenant, List<Access> accesses) {
    Tuple parameters =
        Tuple.from(
            List.of(
                tenant,
                column(accesses, Access::at, OffsetDateTime[]::new),
                column(accesses, access -> access.context().user(), String[]::new),
                column(accesses, Access::roles, String[]::new),
                column(accesses, Access::action, String[]::new),
                column(accesses, Access::worker, UUID[]::new),
                column(
                    accesses,
                    access -> access.context().clientAddress().orElse(null),
                    String[]::new),
                column(
                    accesses, access -> access.context().userAgent().orElse(null), String[]::new),
                column(accesses, access -> access.context().traceId(), String[]::new)));
    return database.query(tenant, WRITE, parameters).onFailure(failure -> keep(accesses));
  }

  private void keep(List<Access> accesses) {
    int room = Math.max(0, capacity - gathered.size());
    gathered.addAll(accesses.subList(0, Math.min(room, accesses.size())));
    lost += Math.max(0, accesses.size() - room);
  }

  private static <T> T[] column(
      List<Access> rows, Function<Access, T> value, IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
