package org.workerservice.promises;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;

/** Follows the events page by page, as a subscriber does that remembers only where it stopped. */
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

  /** An event as far as its place among the others goes. */
  record Seen(long sequence, UUID workerId, long workerVersion) {}

  /** Reads on until there is nothing new although everything has been written. */
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
      // Asked before the page that must then be the last one is read.
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

  /** Everything read so far, in the order it came. */
  List<Seen> seen() {
    return List.copyOf(seen);
  }
}
