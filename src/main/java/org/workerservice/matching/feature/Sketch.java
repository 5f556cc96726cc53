package org.workerservice.matching.feature;

/**
 * A text as a set of 64 bits: each pair of neighbouring characters sets one bit, chosen with a
 * secret seed. Two sketches tell how many pairs the texts have in common, but not which ones;
 * without the key a sketch says nothing about the text (a keyed Bloom filter, as in Schnell,
 * Bachteler and Reiher: Privacy-preserving record linkage using Bloom filters, 2009).
 */
public final class Sketch {
  private static final int MAX_LENGTH = 48;

  private Sketch() {}

  static long of(String text, Hashes hashes) {
    long seed = hashes.seed();
    long sketch = 0;
    int length = Math.min(text.length(), MAX_LENGTH);
    char before = ' ';
    for (int i = 0; i <= length; i++) {
      char here = i == length ? ' ' : text.charAt(i);
      sketch |= 1L << mixed(seed ^ ((long) before << 16 | here));
      before = here;
    }
    return sketch;
  }

  /** The finalizer of MurmurHash3: every bit of the input affects every bit of the result. */
  private static long mixed(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }

  /** Returns Dice's coefficient of two sets of bits, from 0 to 1. */
  public static double similarity(long left, long right) {
    int marks = Long.bitCount(left) + Long.bitCount(right);
    return marks == 0 ? 0 : 2.0 * Long.bitCount(left & right) / marks;
  }
}
