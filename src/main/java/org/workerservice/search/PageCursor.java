package org.workerservice.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.workerservice.search.index.PageViews;

/**
 * The position of a hit in the order of the hits: the next page starts after it. The text of a
 * cursor belongs to one query: with another one, or altered, pages would lack hits without a sign.
 *
 * @param order of the hits
 * @param score the relevance of the hit; 0 in other orders
 * @param id of the hit
 * @param view the state of the index that the first page came from; empty in orders that need none
 */
public record PageCursor(Ranking order, float score, UUID id, Optional<PageViews.Id> view) {
  private static final int SHORT = Integer.BYTES + Byte.BYTES + Float.BYTES + 2 * Long.BYTES;
  private static final int WITH_VIEW = SHORT + 2 * Long.BYTES;

  /**
   * Returns the opaque text that callers send back.
   *
   * @param query what was searched for, in any form that is the same for every page
   */
  public String encode(String query) {
    ByteBuffer bytes =
        ByteBuffer.allocate(view.isPresent() ? WITH_VIEW : SHORT)
            .position(Integer.BYTES)
            .put((byte) order.ordinal())
            .putFloat(score)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    view.ifPresent(kept -> bytes.putLong(kept.index()).putLong(kept.version()));
    bytes.putInt(0, checksum(bytes.array(), query));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Returns empty for a text that {@link #encode} cannot have made for the query. */
  public static Optional<PageCursor> decode(String text, String query) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException noCursor) {
      return Optional.empty();
    }
    return bytes.length == SHORT || bytes.length == WITH_VIEW
        // The last character has bits that the decoder ignores.
        ? decode(bytes, query).filter(cursor -> cursor.encode(query).equals(text))
        : Optional.empty();
  }

  private static Optional<PageCursor> decode(byte[] cursor, String query) {
    ByteBuffer bytes = ByteBuffer.wrap(cursor);
    boolean intact = bytes.getInt() == checksum(cursor, query);
    int order = bytes.get();
    if (!intact || order < 0 || order >= Ranking.values().length) {
      return Optional.empty();
    }
    Ranking ranking = Ranking.values()[order];
    float score = bytes.getFloat();
    UUID id = new UUID(bytes.getLong(), bytes.getLong());
    Optional<PageViews.Id> view =
        bytes.hasRemaining()
            ? Optional.of(new PageViews.Id(bytes.getLong(), bytes.getLong()))
            : Optional.empty();
    return Float.isFinite(score) && view.isPresent() == ranking.mayChange()
        ? Optional.of(new PageCursor(ranking, score, id, view))
        : Optional.empty();
  }

  /** Of the query and of all bytes after the checksum itself. */
  private static int checksum(byte[] cursor, String query) {
    CRC32 checksum = new CRC32();
    checksum.update(query.getBytes(StandardCharsets.UTF_8));
    checksum.update(cursor, Integer.BYTES, cursor.length - Integer.BYTES);
    return (int) checksum.getValue();
  }
}
