package org.workerservice.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.persistence.log.Event;
import org.workerservice.persistence.relay.Parked;

class RelayBatchTest {
  private static final UUID TENANT = new UUID(0, 1);
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);

  static Event event(long sequence, String type, UUID worker, String data) {
    return new Event(
        sequence,
        new UUID(9, sequence),
        type,
        1,
        TENANT,
        new Event.OfWorker(worker, sequence),
        "someone",
        Instant.EPOCH,
        Optional.empty(),
        data);
  }

  private static Event event(long sequence, UUID worker) {
    return event(sequence, "WorkerUpdated", worker, "{}");
  }

  private static List<OutgoingRecord> twoRecords(Event event, UUID key) {
    OutgoingRecord record =
        new OutgoingRecord(new Topic("t", false), key, Optional.empty(), Map.of());
    return List.of(record, record);
  }

  private static Parked parked(UUID key, long sequence, String reason) {
    return new Parked(key, sequence, TENANT, Optional.ofNullable(reason));
  }

  private static List<Long> sequences(RelayBatch batch) {
    return batch.items().stream().map(item -> item.event().sequence()).toList();
  }

  @Test
  void shouldParkEventsOfBlockedKeysOnly() {
    RelayBatch batch =
        RelayBatch.of(
            List.of(event(1, ADA), event(2, BOB), event(3, ADA)),
            Set.of(ADA),
            RelayBatchTest::twoRecords);

    assertThat(sequences(batch)).containsExactly(2L);
    assertThat(batch.parked()).containsExactly(parked(ADA, 1, null), parked(ADA, 3, null));
  }

  @Test
  void shouldParkARefusedEventAndTheLaterOnesOfItsKey() {
    RelayBatch batch =
        RelayBatch.of(
            List.of(event(1, ADA), event(2, BOB), event(3, BOB), event(4, ADA)),
            Set.of(),
            RelayBatchTest::twoRecords);

    // The second record of the second item.
    RelayBatch rest = batch.without(Map.of(3, "too_large"));

    assertThat(sequences(rest)).containsExactly(1L, 4L);
    assertThat(rest.parked()).containsExactly(parked(BOB, 2, "too_large"), parked(BOB, 3, null));
  }

  @Test
  void shouldParkAnEventThatCannotBeEncoded() {
    RelayBatch batch =
        RelayBatch.of(
            List.of(event(1, ADA), event(2, ADA), event(3, BOB)),
            Set.of(),
            (event, key) -> {
              if (event.sequence() == 1) {
                throw new IllegalStateException("unreadable");
              }
              return twoRecords(event, key);
            });

    assertThat(sequences(batch)).containsExactly(3L);
    assertThat(batch.parked()).containsExactly(parked(ADA, 1, "encoding"), parked(ADA, 2, null));
  }

  @Test
  void shouldPublishAPairUnderBothKeysAndParkOnlyTheBlockedOne() {
    Event pair = event(1, "DuplicateDetected", ADA, "{\"other_worker_id\":\"%s\"}".formatted(BOB));

    RelayBatch batch = RelayBatch.of(List.of(pair), Set.of(ADA), RelayBatchTest::twoRecords);

    assertThat(batch.items()).extracting(RelayBatch.Item::key).containsExactly(BOB);
    assertThat(batch.parked()).containsExactly(parked(ADA, 1, null));
  }
}
