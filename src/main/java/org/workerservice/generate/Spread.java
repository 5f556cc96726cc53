package org.workerservice.generate;

import java.math.BigInteger;

/**
 * Numbers that look random and never repeat within their space, so that two entities never share an
 * identifier by accident, which would make the labels wrong.
 */
final class Spread {
  private static final double GOLDEN_RATIO = 0.6180339887498949;

  private final long space;
  private final long stride;
  private final long offset;

  /** Covers the numbers from 0 to {@code space} - 1; {@code space} is at most 2^31. */
  Spread(long space, Chance chance) {
    this.space = space;
    this.stride = coprimeTo(space, (long) (space * GOLDEN_RATIO));
    this.offset = chance.longBelow(space);
  }

  long number(long entity) {
    return (offset + (entity % space) * stride) % space;
  }

  private static long coprimeTo(long space, long candidate) {
    BigInteger whole = BigInteger.valueOf(space);
    long stride = candidate;
    while (!BigInteger.valueOf(stride).gcd(whole).equals(BigInteger.ONE)) {
      stride++;
    }
    return stride;
  }
}
