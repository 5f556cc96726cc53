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
 * cursor belongs to one query: with another one, pages would lack hits without a sign.
 *
 * @param order of the hits
 * @param score the relevance of the hit; 0 in other orders
 * @param id of the hit
 * @param view the state of the index that the first page came from; empty in orders that need none
 */
public record PageCursor(Ranking order, float score, UUID id, Optional<PageViews.Id> view) {
  private static final int SHORT = Byte.BYTES + Float.BYTES + 2 * Long.BYTES + Integer.BYTES;
  private static final int WITH_VIEW = SHORT + 2 * Long.BYTES;

  /**
   * Returns the opaque text that callers send back.
   *
   * @param query what was searched for, in any form that is the same for every page
   */
  public String encode(String query) {
    ByteBuffer bytes =
        ByteBuffer.allocate(view.isPresent() ? WITH_VIEW : SHORT)
            .put((byte) order.ordinal())
            .putFloat(score)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putInt(checksum(query));
    view.ifPresent(kept -> bytes.putLong(kept.index()).putLong(kept.version()));
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
        ? decode(ByteBuffer.wrap(bytes), checksum(query))
        : Optional.empty();
  }

  private static int checksum(String query) {
    CRC32 checksum = new CRC32();
    checksum.update(query.getBytes(StandardCharsets.UTF_8));
    return (int) checksum.getValue();
  }

  private static Optional<PageCursor> decode(ByteBuffer bytes, int checksum) {
    int order = bytes.get();
    if (order < 0 || order >= Ranking.values().length) {
      return Optional.empty();
    }
    Ranking ranking = Ranking.values()[order];
    float score = bytes.getFloat();
    UUID id = new UUID(bytes.getLong(), bytes.getLong());
    boolean sameQuery = bytes.getInt() == checksum;
    Optional<PageViews.Id> view =
        bytes.hasRemaining()
            ? Optional.of(new PageViews.Id(bytes.getLong(), bytes.getLong()))
            : Optional.empty();
    return sameQuery && Float.isFinite(score) && view.isPresent() == ranking.mayChange()
        ? Optional.of(new PageCursor(ranking, score, id, view))
        : Optional.empty();
  }
}
