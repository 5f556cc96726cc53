package org.workerservice.relay.kafka;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.workerservice.persistence.log.Event;
import org.workerservice.persistence.relay.Parked;

/**
 * A page of the log, sorted into what to publish and what to park. An event waits if an earlier
 * event of its key is parked, so that the order of each key holds.
 *
 * @param items what to publish, in the order of the log
 * @param parked what is not published
 */
record RelayBatch(List<Item> items, List<Parked> parked) {
  /** An event under one key, and its records. */
  record Item(Event event, UUID key, List<OutgoingRecord> records) {}

  /** Copies the lists. */
  RelayBatch {
    items = List.copyOf(items);
    parked = List.copyOf(parked);
  }

  /**
   * Sorts a page.
   *
   * @param blocked keys with parked events
   * @param encode makes the records; an event for which it throws is parked
   */
  static RelayBatch of(
      List<Event> page, Set<UUID> blocked, BiFunction<Event, UUID, List<OutgoingRecord>> encode) {
    List<Item> items = new ArrayList<>();
    List<Parked> parked = new ArrayList<>();
    Set<UUID> blockedNow = new HashSet<>(blocked);
    for (Event event : page) {
      for (UUID key : EventRecords.keys(event)) {
        if (blockedNow.contains(key)) {
          parked.add(park(event, key, Optional.empty()));
        } else {
          encoded(event, key, encode)
              .ifPresentOrElse(
                  items::add,
                  () -> {
                    blockedNow.add(key);
                    parked.add(park(event, key, Optional.of("encoding")));
                  });
        }
      }
    }
    return new RelayBatch(items, parked);
  }

  private static Optional<Item> encoded(
      Event event, UUID key, BiFunction<Event, UUID, List<OutgoingRecord>> encode) {
    try {
      return Optional.of(new Item(event, key, List.copyOf(encode.apply(event, key))));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Parked park(Event event, UUID key, Optional<String> reason) {
    return new Parked(key, event.sequence(), event.tenant(), reason);
  }

  /** Returns the records of all items. */
  List<OutgoingRecord> records() {
    return items.stream().flatMap(item -> item.records().stream()).toList();
  }

  /**
   * Parks the items whose records were refused, and later items of the same keys.
   *
   * @param indexToReason position in {@link #records} to the reason
   */
  RelayBatch without(Map<Integer, String> indexToReason) {
    List<Item> kept = new ArrayList<>();
    List<Parked> all = new ArrayList<>(parked);
    Set<UUID> blocked = new HashSet<>();
    int index = 0;
    for (Item item : items) {
      Optional<String> reason = reason(indexToReason, index, item.records().size());
      index += item.records().size();
      if (reason.isPresent() || blocked.contains(item.key())) {
        all.add(
            park(item.event(), item.key(), blocked.add(item.key()) ? reason : Optional.empty()));
      } else {
        kept.add(item);
      }
    }
    return new RelayBatch(kept, all);
  }

  private static Optional<String> reason(Map<Integer, String> indexToReason, int from, int count) {
    for (int index = from; index < from + count; index++) {
      if (indexToReason.containsKey(index)) {
        return Optional.of(indexToReason.get(index));
      }
    }
    return Optional.empty();
  }
}
