package org.workerservice.relay.kafka;

import java.util.Locale;
import org.workerservice.persistence.log.Event;

/** The types of events as CloudEvents name them. */
final class EventType {
  private static final String NAMESPACE = "org.workerservice.";

  private EventType() {}

  /**
   * Returns the type with the version of its schema, such as {@code
   * org.workerservice.worker.merged.v1}.
   */
  static String of(Event event) {
    String kind =
        switch (event.subject()) {
          case Event.OfWorker _ -> "worker";
          case Event.OfOrganization _ -> "organization";
        };
    return NAMESPACE + kind + "." + verb(event.type(), kind) + ".v" + event.schemaVersion();
  }

  /** {@code WorkerMerged} gives {@code merged}, {@code ReviewDecided} {@code review_decided}. */
  private static String verb(String type, String kind) {
    String words = type.replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    return words.startsWith(kind + "_") ? words.substring(kind.length() + 1) : words;
  }
}
