package org.workerservice.search.index;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a commit of the index says of itself.
 *
 * @param registry the database it was made from
 * @param cursor every change up to this sequence is in it
 * @param current when the index had all changes for the last time
 * @param complete whether the scan it began with was finished
 */
public record CommitNote(UUID registry, long cursor, Instant current, boolean complete) {
  /** Raised with every change of the fields or of the way texts are cut; older ones are rebuilt. */
  private static final String FORMAT = "4";

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

  /** Empty for what this version did not write. */
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
