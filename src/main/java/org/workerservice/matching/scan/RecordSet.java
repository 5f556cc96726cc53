package org.workerservice.matching.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.workerservice.matching.feature.MatchFeatures;

/**
 * The living workers of a tenant in compact form, in ascending order of their ids as unsigned
 * numbers, which is the order of the database. Immutable; thread-safe.
 *
 * <p>Needs about half a kilobyte for each worker, and the memory of the features that it keeps
 * decoded, at most {@link #MAX_DECODED}.
 */
public final class RecordSet {
  /**
   * Decoding costs more than scoring, so features that are needed again are kept: some kilobytes
   * each, and about a tenth of the heap.
   */
  static final int MAX_DECODED =
      (int) Math.clamp(Runtime.getRuntime().maxMemory() >> 16, 1 << 12, 1 << 17);

  private static final int PAGE = 1 << 20;

  private final long[] high;
  private final long[] low;
  private final List<byte[]> pages;
  private final long[] offsets;
  private final int[] lengths;
  private final CandidateIndex index;
  private final Decoded[] decoded;

  /** The decoded features of a record; published by its final fields. */
  private record Decoded(int record, MatchFeatures features) {}

  private RecordSet(
      long[] high,
      long[] low,
      List<byte[]> pages,
      long[] offsets,
      int[] lengths,
      CandidateIndex index) {
    this.high = high;
    this.low = low;
    this.pages = pages;
    this.offsets = offsets;
    this.lengths = lengths;
    this.index = index;
    this.decoded = new Decoded[Math.clamp(high.length, 1, MAX_DECODED)];
  }

  /** Collects records. For one thread. */
  public static final class Builder {
    private final CandidateIndex.Builder keys = new CandidateIndex.Builder();
    private final List<byte[]> pages = new ArrayList<>();
    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private long[] offsets = new long[1024];
    private int[] lengths = new int[1024];
    private int size;
    private int filled = PAGE;

    /**
     * Adds a record with a larger id than those before.
     *
     * @param features encoded
     * @param keyHashes its hashed match keys
     */
    public void add(UUID id, byte[] features, long[] keyHashes) {
      keys.add(keyHashes);
      if (size + 1 == high.length) {
        int more = size + size / 2;
        high = Arrays.copyOf(high, more);
        low = Arrays.copyOf(low, more);
        offsets = Arrays.copyOf(offsets, more);
        lengths = Arrays.copyOf(lengths, more);
      }
      high[size] = id.getMostSignificantBits();
      low[size] = id.getLeastSignificantBits();
      lengths[size] = features.length;
      offsets[size++] = put(features);
    }

    /** A record never crosses the border of a page. */
    private long put(byte[] features) {
      if (filled + features.length > PAGE) {
        pages.add(new byte[Math.max(PAGE, features.length)]);
        filled = 0;
      }
      System.arraycopy(features, 0, pages.getLast(), filled, features.length);
      long offset = (long) (pages.size() - 1) << 32 | filled;
      filled += features.length;
      return offset;
    }

    /** Returns how many records there are so far. */
    public int size() {
      return size;
    }

    /**
     * Builds the set; the builder cannot be used again.
     *
     * @param candidateLimit max candidates that one record brings
     */
    public RecordSet build(int candidateLimit) {
      return new RecordSet(
          Arrays.copyOf(high, size),
          Arrays.copyOf(low, size),
          List.copyOf(pages),
          Arrays.copyOf(offsets, size),
          Arrays.copyOf(lengths, size),
          keys.build(candidateLimit, CandidateIndex.PairFilter.ALL));
    }
  }

  /** Returns how many records there are. */
  public int size() {
    return high.length;
  }

  /** Returns the index of candidate pairs. */
  public CandidateIndex index() {
    return index;
  }

  /** Returns the id of a record. */
  public UUID id(int record) {
    return new UUID(high[record], low[record]);
  }

  /**
   * Returns the position of a worker; if it is not in the set, {@code -1} minus where it would be.
   */
  public int find(UUID id) {
    int from = 0;
    int to = high.length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = compare(middle, id);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1 - from;
  }

  private int compare(int record, UUID id) {
    int order = Long.compareUnsigned(high[record], id.getMostSignificantBits());
    return order != 0 ? order : Long.compareUnsigned(low[record], id.getLeastSignificantBits());
  }

  /** Returns the features of a record. */
  public MatchFeatures features(int record) {
    int slot = record % decoded.length;
    Decoded kept = decoded[slot];
    if (kept == null || kept.record() != record) {
      kept = new Decoded(record, decode(record));
      decoded[slot] = kept;
    }
    return kept.features();
  }

  private MatchFeatures decode(int record) {
    byte[] page = pages.get((int) (offsets[record] >>> 32));
    int from = (int) offsets[record];
    return MatchFeatures.decode(Arrays.copyOfRange(page, from, from + lengths[record]));
  }
}
