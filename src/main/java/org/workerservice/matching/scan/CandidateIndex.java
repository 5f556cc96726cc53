package org.workerservice.matching.scan;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Which records share match keys. A record is identified by its position. Thread-safe; each thread
 * needs a {@link PairWalk} of its own.
 *
 * <p>A candidate pair shares a key, and at least one of the two is among the best candidates of the
 * other: those that share most keys with it, up to a limit. That is what the service would find if
 * each record were looked up.
 *
 * <p>Needs about twelve bytes for each key that records share. Keys are compared by 40 of their
 * bits, so that in a million records a few dozen pairs may share a key that is none; they are
 * scored like the others.
 */
public final class CandidateIndex {
  /** The max number of records. */
  public static final int MAX_RECORDS = 1 << 24;

  private static final long RECORD = MAX_RECORDS - 1L;

  private final int limit;
  private final PairFilter filter;

  /** The blocks of record {@code r} start at {@code recordStart[r]} in {@code blocks}. */
  private final int[] recordStart;

  private final int[] blocks;

  /** The records of block {@code b} start at {@code blockStart[b]} in {@code members}. */
  private final int[] blockStart;

  private final int[] members;

  /**
   * The last candidate of each record within the limit, computed on demand; 0 if it is not known.
   * Several threads may compute the same value.
   */
  private final long[] cutoffs;

  /** Walks that no thread uses. */
  private final Queue<PairWalk> idle = new ConcurrentLinkedQueue<>();

  private CandidateIndex(
      int limit,
      PairFilter filter,
      int[] recordStart,
      int[] blocks,
      int[] blockStart,
      int[] members) {
    this.limit = limit;
    this.filter = filter;
    this.recordStart = recordStart;
    this.blocks = blocks;
    this.blockStart = blockStart;
    this.members = members;
    this.cutoffs = new long[recordStart.length - 1];
  }

  /** Says which pairs are worth comparing; symmetric. */
  @FunctionalInterface
  public interface PairFilter {
    /** All pairs. */
    PairFilter ALL = (one, other) -> true;

    /** Whether these two records are compared if they share a key. */
    boolean includes(int one, int other);
  }

  /** Collects the keys of records. For one thread. */
  public static final class Builder {
    private long[] entries = new long[1024];
    private int size;
    private int records;

    /**
     * Adds the next record, with its hashed keys.
     *
     * @throws IllegalStateException if there are too many records
     */
    public void add(long[] keys) {
      if (records == MAX_RECORDS) {
        throw new IllegalStateException("At most 16,777,216 records can be scanned at once.");
      }
      if (size + keys.length > entries.length) {
        entries = Arrays.copyOf(entries, Math.max(entries.length * 3 / 2, size + keys.length));
      }
      for (long key : keys) {
        entries[size++] = key & ~RECORD | records;
      }
      records++;
    }

    /**
     * Builds the index; the builder cannot be used again.
     *
     * @param limit max candidates that one record brings
     */
    public CandidateIndex build(int limit, PairFilter filter) {
      Arrays.sort(entries, 0, size);
      Blocks blocks = Blocks.of(entries, size, records);
      entries = new long[0];
      return new CandidateIndex(
          limit,
          filter,
          blocks.recordStart(),
          blocks.blocks(),
          blocks.blockStart(),
          blocks.members());
    }
  }

  /** The keys that at least two records share. */
  private record Blocks(int[] recordStart, int[] blocks, int[] blockStart, int[] members) {
    static Blocks of(long[] sorted, int size, int records) {
      int[] recordStart = new int[records + 1];
      int[] members = new int[size];
      int[] blockStart = new int[1024];
      int block = 0;
      int filled = 0;
      for (int from = 0, to; from < size; from = to) {
        int begun = filled;
        for (to = from; to < size && sameKey(sorted[from], sorted[to]); to++) {
          int record = (int) (sorted[to] & RECORD);
          if (filled == begun || members[filled - 1] != record) {
            members[filled++] = record;
          }
        }
        if (filled - begun < 2) {
          filled = begun;
        } else {
          for (int member = begun; member < filled; member++) {
            recordStart[members[member] + 1]++;
          }
          if (++block == blockStart.length) {
            blockStart = Arrays.copyOf(blockStart, block * 2);
          }
          blockStart[block] = filled;
        }
      }
      blockStart = Arrays.copyOf(blockStart, block + 1);
      members = Arrays.copyOf(members, filled);
      Arrays.parallelPrefix(recordStart, Integer::sum);
      return new Blocks(
          recordStart, byRecord(recordStart, blockStart, members), blockStart, members);
    }

    private static boolean sameKey(long one, long other) {
      return (one & ~RECORD) == (other & ~RECORD);
    }

    private static int[] byRecord(int[] recordStart, int[] blockStart, int[] members) {
      int[] next = recordStart.clone();
      int[] blocks = new int[members.length];
      for (int block = 0; block + 1 < blockStart.length; block++) {
        for (int member = blockStart[block]; member < blockStart[block + 1]; member++) {
          blocks[next[members[member]]++] = block;
        }
      }
      return blocks;
    }
  }

  /** Returns how many records there are. */
  public int size() {
    return cutoffs.length;
  }

  /** Returns a walk for one thread; it needs four bytes for each record. */
  public PairWalk walk() {
    PairWalk walk = idle.poll();
    return walk == null ? new PairWalk(this) : walk;
  }

  /** Takes back a walk whose last call has succeeded, for other threads. */
  public void giveBack(PairWalk walk) {
    idle.add(walk);
  }

  int limit() {
    return limit;
  }

  boolean includes(int one, int other) {
    return filter.includes(one, other);
  }

  int firstBlock(int record) {
    return recordStart[record];
  }

  int endOfBlocks(int record) {
    return recordStart[record + 1];
  }

  int block(int place) {
    return blocks[place];
  }

  int firstMember(int block) {
    return blockStart[block];
  }

  int endOfMembers(int block) {
    return blockStart[block + 1];
  }

  int member(int place) {
    return members[place];
  }

  long cutoff(int record) {
    return cutoffs[record];
  }

  void keepCutoff(int record, long cutoff) {
    cutoffs[record] = cutoff;
  }
}
