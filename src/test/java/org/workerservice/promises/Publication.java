package org.workerservice.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.support.KafkaTopic;
import org.workerservice.support.KafkaTopic.Message;
import org.workerservice.support.Sql;

/** Compares what is on Kafka with what was acknowledged, and with the database. */
record Publication(KafkaTopic events, KafkaTopic states, DatabaseAddress database) {

  /** Every version of every worker in the ledger is published, and in order. */
  void assertComplete(Ledger ledger) {
    Map<String, List<Long>> keyToVersions = keyToVersions();
    ledger
        .changes()
        .forEach(
            (id, changes) ->
                assertThat(withoutRepeats(keyToVersions.getOrDefault(id.toString(), List.of())))
                    .as("versions of %s on Kafka", id)
                    .startsWith(versions(1, changes.getLast().version())));
  }

  /** Of each worker in the ledger, the versions after one that was wiped are published. */
  void assertCompleteSince(Ledger ledger, Map<String, Long> keyToWiped) {
    Map<String, List<Long>> keyToVersions = keyToVersions();
    ledger
        .changes()
        .forEach(
            (id, changes) -> {
              long wiped = keyToWiped.getOrDefault(id.toString(), 0L);
              List<Long> published =
                  keyToVersions.getOrDefault(id.toString(), List.of()).stream()
                      .filter(version -> version > wiped)
                      .toList();
              assertThat(withoutRepeats(published))
                  .as("versions of %s after %d on Kafka", id, wiped)
                  .startsWith(versions(wiped + 1, changes.getLast().version()));
            });
  }

  /** The compacted topic has each living worker in its present version, and no other. */
  void assertStateEqualsDatabase() {
    Map<String, Long> stored = new HashMap<>();
    record Row(String id, long version) {}
    new Sql(database)
        .list(
            row -> new Row(row.getString(1), row.getLong(2)),
            "SELECT id::text, version FROM workers WHERE deleted_at IS NULL")
        .forEach(row -> stored.put(row.id(), row.version()));
    Map<String, Long> published = new HashMap<>();
    states.table().forEach((key, message) -> published.put(key, version(message)));
    assertThat(published).isEqualTo(stored);
  }

  /** Returns the last version of each worker that the database has. */
  Map<String, Long> storedVersions() {
    Map<String, Long> stored = new HashMap<>();
    record Row(String id, long version) {}
    new Sql(database)
        .list(
            row -> new Row(row.getString(1), row.getLong(2)),
            "SELECT id::text, version FROM workers")
        .forEach(row -> stored.put(row.id(), row.version()));
    return stored;
  }

  private static long version(Message message) {
    return message.json().path("version").asLong();
  }

  private Map<String, List<Long>> keyToVersions() {
    Map<String, List<Long>> keyToVersions = new HashMap<>();
    for (Message message : events.messages()) {
      JsonNode event = message.json();
      // An event of a pair is also published under the key of the other worker.
      if (message.key().equals(event.path("worker_id").asText())) {
        keyToVersions
            .computeIfAbsent(message.key(), key -> new ArrayList<>())
            .add(event.path("worker_version").asLong());
      }
    }
    return keyToVersions;
  }

  /** What a subscriber keeps, which drops every version that it has. */
  private static List<Long> withoutRepeats(List<Long> versions) {
    List<Long> kept = new ArrayList<>();
    long newest = 0;
    for (long version : versions) {
      if (version > newest) {
        kept.add(version);
        newest = version;
      }
    }
    return kept;
  }

  private static Long[] versions(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toArray(Long[]::new);
  }
}
