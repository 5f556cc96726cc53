package org.workerservice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.model.Role;

class AccessLogTest {
  private static final UUID TENANT = new UUID(1, 1);
  private static final int CAPACITY = 10_000;

  private final List<UUID> written = new ArrayList<>();
  private Optional<RuntimeException> outage = Optional.empty();
  private final AccessLog log = new AccessLog(this::insert, Clock.systemUTC(), CAPACITY);

  /** A table that refuses users with a long name, and everything while it is away. */
  private Future<?> insert(UUID tenant, Tuple columns) {
    if (outage.isPresent()) {
      return Future.failedFuture(outage.get());
    }
    String[] users = (String[]) columns.getValue(2);
    if (Arrays.stream(users).anyMatch(user -> user.length() > 255)) {
      return Future.failedFuture(new PgException("value too long", "ERROR", "22001", ""));
    }
    written.addAll(List.of((UUID[]) columns.getValue(5)));
    return Future.succeededFuture();
  }

  private void read(String user, int from, int to) {
    RequestContext context =
        new RequestContext(
            user,
            Set.of(Role.READ_ONLY),
            TENANT,
            Optional.empty(),
            Optional.empty(),
            "trace",
            Deadline.in(Duration.ofMinutes(1)));
    for (int number = from; number < to; number++) {
      log.add(context, "READ", List.of(new UUID(2, number)));
    }
  }

  @Test
  void shouldWriteTheOthersWhenTheDatabaseRefusesOne() {
    read("ada", 0, 700);
    read("x".repeat(256), 700, 701);
    read("eve", 701, 1_500);

    Future<Integer> flushed = log.flush();

    assertThat(flushed.result()).isEqualTo(1_499);
    assertThat(written).hasSize(1_499).doesNotContain(new UUID(2, 700));
    assertThat(log.unwritable()).isEqualTo(1);
    assertThat(log.waiting()).isZero();
  }

  @Test
  void shouldKeepWhatCannotBeWrittenDuringAnOutage() {
    outage =
        Optional.of(
            new ServiceUnavailable(ServiceUnavailable.Reason.DATABASE, "The database is away."));
    read("ada", 0, 5);
    assertThat(log.flush().failed()).isTrue();
    assertThat(log.waiting()).isEqualTo(5);
    outage = Optional.empty();

    assertThat(log.flush().result()).isEqualTo(5);
    assertThat(log.waiting()).isZero();
  }

  @Test
  void shouldKeepAllReadsWhenTheFailureIsNotAboutAValue() {
    outage = Optional.of(new PgException("permission denied", "ERROR", "42501", ""));
    read("ada", 0, 5);

    assertThat(log.flush().failed()).isTrue();

    assertThat(log.waiting()).isEqualTo(5);
    assertThat(log.unwritable()).isZero();
  }
}
