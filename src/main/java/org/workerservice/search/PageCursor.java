package org.workerservice.search;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The position of a hit in the order of the hits: the next page starts after it.
 *
 * @param score the relevance of the hit
 * @param id breaks ties
 */
public record PageCursor(float score, UUID id) {
  private static final int BYTES = Float.BYTES + 2 * Long.BYTES;

  /** Returns the opaque text that callers send back. */
  public String encode() {
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .putFloat(score)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Returns empty for a text that {@link #encode} cannot have made. */
  public static Optional<PageCursor> decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException noCursor) {
      return Optional.empty();
    }
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    PageCursor cursor =
        new PageCursor(buffer.getFloat(), new UUID(buffer.getLong(), buffer.getLong()));
    return Float.isFinite(cursor.score()) ? Optional.of(cursor) : Optional.empty();
  }
}
