package org.workerservice.promises;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;

/** Reads the events page by page, like a subscriber that remembers only its position. */
final class EventReader {
  private static final long PAUSE_NANOSECONDS = 5_000_000;

  private final ApiClient client;
  private final int limit;
  private final List<Seen> seen = new ArrayList<>();
  private long after;

  EventReader(ApiClient client, int limit) {
    this.client = client;
    this.limit = limit;
  }

  /** The parts of an event that define its order. */
  record Seen(long sequence, UUID workerId, long workerVersion) {}

  /** Reads until there is nothing new and all writers have finished. */
  void follow(BooleanSupplier everythingWritten) {
    boolean last = false;
    while (true) {
      boolean empty = readPage();
      if (empty && last) {
        return;
      }
      if (empty) {
        LockSupport.parkNanos(PAUSE_NANOSECONDS);
      }
      // Checked before the read: if true, this page must be the last one.
      last = everythingWritten.getAsBoolean();
    }
  }

  private boolean readPage() {
    ApiAnswer answer = client.get("/api/events?after=" + after + "&limit=" + limit);
    if (answer.status() != 200) {
      throw new AssertionError("the events were answered " + answer);
    }
    JsonNode events = answer.data().path("events");
    for (JsonNode event : events) {
      seen.add(
          new Seen(
              event.path("sequence").asLong(),
              UUID.fromString(event.path("worker_id").asText()),
              event.path("worker_version").asLong()));
    }
    after = answer.data().path("next").asLong();
    return events.isEmpty();
  }

  /** Returns all events so far, in the order in which they arrived. */
  List<Seen> seen() {
    return List.copyOf(seen);
  }
}
