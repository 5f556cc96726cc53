package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.support.ApiClient;
import org.workerservice.support.Sql;

/**
 * A cursor misses nothing: readers that page through the events while many writers commit through
 * two services see every event once, in sequence order, and the versions of each worker one by one.
 *
 * <p>The long form, here with 300 rounds of 100 writes: {@code mvn -q verify -Dit.test=CursorIT
 * -Dpromises.rounds=300}.
 */
class CursorIT {
  private static final int SHORT_FORM = 4;
  private static final int WRITES = 100;
  private static final Duration MAX_ROUND = Duration.ofSeconds(60);
  private static final int CLERKS = 16;
  private static final List<Integer> LIMITS = List.of(2, 3, 7, 20, 1000);

  private static Instances instances;

  @BeforeAll
  static void start() {
    instances = Instances.start("cursor");
  }

  @AfterAll
  static void stop() {
    instances.close();
  }

  @Test
  void shouldShowEveryReaderEveryEventOnceInOrder() throws Exception {
    long seed = Trial.seed();
    AtomicBoolean written = new AtomicBoolean();
    List<EventReader> readers = readers();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        Office office = Office.open(CLERKS, instances.clients(2), seed)) {
      List<Future<?>> reading = new ArrayList<>();
      readers.forEach(reader -> reading.add(threads.submit(() -> reader.follow(written::get))));
      try {
        awaitWrites(office, Trial.rounds(SHORT_FORM));
        office.finish();
      } finally {
        written.set(true);
      }
      for (Future<?> one : reading) {
        one.get();
      }
      assertThat(office.insistence().surprises()).as("seed %d", seed).isEmpty();
    }

    List<EventReader.Seen> committed = committed();
    assertRisingWithoutGap(committed);
    for (EventReader reader : readers) {
      assertThat(reader.seen()).as("events in the order a reader saw them").isEqualTo(committed);
    }
    assertThat(Registry.contradictions(instances.database())).isEmpty();
    assertThat(instances.loggedErrors()).isEmpty();
  }

  private static void awaitWrites(Office office, int rounds) {
    for (int round = 1; round <= rounds; round++) {
      long wanted = (long) round * WRITES;
      Awaitility.await("writes are acknowledged")
          .atMost(MAX_ROUND)
          .until(() -> !office.complete() || office.ledger().size() >= wanted);
    }
  }

  private static List<EventReader> readers() {
    List<EventReader> readers = new ArrayList<>();
    for (ApiClient client : instances.clients(2)) {
      LIMITS.forEach(limit -> readers.add(new EventReader(client, limit)));
    }
    return readers;
  }

  private static List<EventReader.Seen> committed() {
    return new Sql(instances.database())
        .list(
            row ->
                new EventReader.Seen(row.getLong(1), row.getObject(2, UUID.class), row.getLong(3)),
            "SELECT sequence, worker_id, worker_version FROM outbox ORDER BY sequence");
  }

  private static void assertRisingWithoutGap(List<EventReader.Seen> events) {
    Map<UUID, Long> idToVersion = new HashMap<>();
    for (EventReader.Seen event : events) {
      long expected = idToVersion.merge(event.workerId(), 1L, Long::sum);
      assertThat(event.workerVersion())
          .as("next version of %s", event.workerId())
          .isEqualTo(expected);
    }
  }
}
