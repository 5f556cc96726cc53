package org.workerservice.text;

/**
 * String metrics of the inner loop, without allocation.
 *
 * <p>Jaro is the definition with which the golden vectors were made (half of the transpositions
 * rounded down, prefix bonus only above 0.7); the library's differs in both and allocates. Texts
 * are compared by UTF-16 units, up to 64 of them.
 */
public final class TextDistance {
  private static final int MAX_UNITS = 64;
  private static final int MAX_PREFIX = 4;
  private static final double PREFIX_SCALE = 0.1;
  private static final double PREFIX_GATE = 0.7;

  private TextDistance() {}

  /** Returns the similarity from 0 to 1; equal for either order of the arguments. */
  public static double jaroWinkler(String left, String right) {
    boolean ordered = left.compareTo(right) <= 0;
    String first = ordered ? left : right;
    String second = ordered ? right : left;
    double jaro = jaro(first, second);
    return jaro > PREFIX_GATE
        ? jaro + PREFIX_SCALE * commonPrefix(first, second) * (1 - jaro)
        : jaro;
  }

  private static double jaro(String left, String right) {
    int leftLength = Math.min(left.length(), MAX_UNITS);
    int rightLength = Math.min(right.length(), MAX_UNITS);
    if (leftLength == 0 || rightLength == 0) {
      return leftLength == rightLength ? 1 : 0;
    }
    int window = Math.max(0, Math.max(leftLength, rightLength) / 2 - 1);
    long leftMatched = 0;
    long rightMatched = 0;
    for (int i = 0; i < leftLength; i++) {
      int last = Math.min(rightLength - 1, i + window);
      for (int j = Math.max(0, i - window); j <= last; j++) {
        if ((rightMatched & 1L << j) == 0 && left.charAt(i) == right.charAt(j)) {
          leftMatched |= 1L << i;
          rightMatched |= 1L << j;
          break;
        }
      }
    }
    int matches = Long.bitCount(leftMatched);
    if (matches == 0) {
      return 0;
    }
    int transpositions = misplaced(left, leftMatched, right, rightMatched) / 2;
    double share = matches;
    return (share / leftLength + share / rightLength + (share - transpositions) / share) / 3;
  }

  private static int misplaced(String left, long leftMatched, String right, long rightMatched) {
    int misplaced = 0;
    long remaining = rightMatched;
    for (long rest = leftMatched; rest != 0; rest &= rest - 1) {
      char one = left.charAt(Long.numberOfTrailingZeros(rest));
      char other = right.charAt(Long.numberOfTrailingZeros(remaining));
      remaining &= remaining - 1;
      misplaced += one == other ? 0 : 1;
    }
    return misplaced;
  }

  private static int commonPrefix(String left, String right) {
    int most = Math.min(MAX_PREFIX, Math.min(left.length(), right.length()));
    int common = 0;
    while (common < most && left.charAt(common) == right.charAt(common)) {
      common++;
    }
    return common;
  }

  /**
   * Returns whether so many typing errors (a character inserted, left out, replaced, or two
   * neighbours exchanged) turn one text into the other.
   */
  public static boolean withinEdits(String left, String right, int edits) {
    return Math.abs(left.length() - right.length()) <= edits
        && withinEdits(left, 0, right, 0, edits);
  }

  private static boolean withinEdits(String left, int i, String right, int j, int edits) {
    int one = i;
    int other = j;
    while (one < left.length()
        && other < right.length()
        && left.charAt(one) == right.charAt(other)) {
      one++;
      other++;
    }
    int leftRest = left.length() - one;
    int rightRest = right.length() - other;
    if (leftRest == 0 || rightRest == 0) {
      return leftRest + rightRest <= edits;
    }
    return edits > 0
        && (withinEdits(left, one + 1, right, other + 1, edits - 1)
            || withinEdits(left, one + 1, right, other, edits - 1)
            || withinEdits(left, one, right, other + 1, edits - 1)
            || exchanged(left, one, right, other)
                && withinEdits(left, one + 2, right, other + 2, edits - 1));
  }

  private static boolean exchanged(String left, int i, String right, int j) {
    return i + 1 < left.length()
        && j + 1 < right.length()
        && left.charAt(i) == right.charAt(j + 1)
        && left.charAt(i + 1) == right.charAt(j);
  }
}
