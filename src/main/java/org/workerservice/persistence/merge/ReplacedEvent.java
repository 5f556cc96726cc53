package org.workerservice.persistence.merge;

import java.util.UUID;

/** The event of a worker that was merged into another one. */
final class ReplacedEvent {
  static final String TYPE = "WorkerReplaced";

  private static final String DATA =
      """
      {"links": [{"other_worker_id": "%s", "link_type": "replaced_by"}]}
      """;

  private ReplacedEvent() {}

  /** Returns the content: the link to the record that it was merged into, and nothing else. */
  static String of(UUID main) {
    return DATA.formatted(main);
  }
}
