package org.workerservice.matching.scan;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** Lists the candidate pairs of records, one record after the other. Not thread-safe. */
public final class PairWalk {
  /** Records that share more keys than this are equally good candidates. */
  private static final int MAX_SHARED = 127;

  /** The cutoff of a record whose candidates are all within the limit. */
  private static final long EVERYTHING = Integer.MAX_VALUE;

  private final CandidateIndex index;
  private final int[] shared;
  private int[] touched = new int[1024];
  private int touchedSize;
  private final int[] histogram = new int[MAX_SHARED + 1];

  /** Finds the cutoffs of other records during the walk; created on first use. */
  private PairWalk inner;

  PairWalk(CandidateIndex index) {
    this.index = index;
    this.shared = new int[index.size()];
  }

  /**
   * Calls the consumer with each record with which this one is a candidate pair, if this record
   * owns the pair: the smaller one of those in scope does. So a walk over all records in scope
   * meets each pair once.
   *
   * @param record in scope
   * @param inScope whether a record is walked, too
   */
  public void forEachPartner(int record, IntPredicate inScope, IntConsumer partners) {
    touch(record);
    long cutoff = findCutoff(record);
    for (int at = 0; at < touchedSize; at++) {
      int other = touched[at];
      boolean isOwner = other > record || !inScope.test(other);
      if (isOwner
          && (isWithin(cutoff, shared[other], other)
              || isWithin(cutoffOf(other), shared[other], record))) {
        partners.accept(other);
      }
    }
    clear();
  }

  private void touch(int record) {
    touchedSize = 0;
    for (int place = index.firstBlock(record); place < index.endOfBlocks(record); place++) {
      int block = index.block(place);
      for (int at = index.firstMember(block); at < index.endOfMembers(block); at++) {
        int other = index.member(at);
        if (shared[other] > 0) {
          shared[other] = Math.min(shared[other] + 1, MAX_SHARED);
        } else if (other != record && index.includes(record, other)) {
          shared[other] = 1;
          append(other);
        }
      }
    }
  }

  private void append(int record) {
    if (touchedSize == touched.length) {
      touched = Arrays.copyOf(touched, touchedSize * 2);
    }
    touched[touchedSize++] = record;
  }

  private void clear() {
    for (int at = 0; at < touchedSize; at++) {
      shared[touched[at]] = 0;
    }
  }

  private static boolean isWithin(long cutoff, int shared, int candidate) {
    int least = (int) (cutoff >>> 32);
    return shared > least || (shared == least && candidate <= (int) cutoff);
  }

  private long cutoffOf(int record) {
    long known = index.cutoff(record);
    if (known != 0) {
      return known;
    }
    if (inner == null) {
      inner = new PairWalk(index);
    }
    inner.touch(record);
    long found = inner.findCutoff(record);
    inner.clear();
    return found;
  }

  /** Finds the last candidate within the limit: those that share most keys first, then by place. */
  private long findCutoff(int record) {
    long cutoff = index.cutoff(record);
    if (cutoff == 0) {
      cutoff = touchedSize <= index.limit() ? EVERYTHING : findLast();
      index.keepCutoff(record, cutoff);
    }
    return cutoff;
  }

  private long findLast() {
    Arrays.fill(histogram, 0);
    for (int at = 0; at < touchedSize; at++) {
      histogram[shared[touched[at]]]++;
    }
    int left = index.limit();
    int least = MAX_SHARED;
    while (histogram[least] < left) {
      left -= histogram[least--];
    }
    int[] same = new int[histogram[least]];
    int size = 0;
    for (int at = 0; at < touchedSize; at++) {
      if (shared[touched[at]] == least) {
        same[size++] = touched[at];
      }
    }
    return (long) least << 32 | Selection.select(same, left - 1);
  }
}
