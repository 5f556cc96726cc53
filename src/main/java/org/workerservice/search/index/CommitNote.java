package org.workerservice.search.index;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The metadata of a commit of the index.
 *
 * @param registry id of the database that the index was made from
 * @param cursor watermark: the commit has every change up to this sequence
 * @param current when the index last had every change
 * @param complete whether the initial scan was finished
 */
public record CommitNote(UUID registry, long cursor, Instant current, boolean complete) {
  /** Raise it with each change of fields or analysis; indexes of other formats are rebuilt. */
  private static final String FORMAT = "6";

  Map<String, String> toUserData() {
    return Map.of(
        "format",
        FORMAT,
        "registry",
        registry.toString(),
        "cursor",
        String.valueOf(cursor),
        "current",
        current.toString(),
        "complete",
        String.valueOf(complete));
  }

  /** Returns empty for a commit in another format. */
  static Optional<CommitNote> read(Iterable<Map.Entry<String, String>> userData) {
    Map<String, String> values = new HashMap<>();
    userData.forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    if (!FORMAT.equals(values.get("format"))) {
      return Optional.empty();
    }
    return Optional.of(
        new CommitNote(
            UUID.fromString(values.get("registry")),
            Long.parseLong(values.get("cursor")),
            Instant.parse(values.get("current")),
            Boolean.parseBoolean(values.get("complete"))));
  }
}
