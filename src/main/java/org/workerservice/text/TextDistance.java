package org.workerservice.text;

/**
 * Distances between texts, by UTF-16 units; pure. {@link #jaroWinkler} and {@link #withinEdits} are
 * in the inner loop of matching and allocate nothing.
 *
 * <p>Jaro follows the definition that made the golden vectors (half of the transpositions rounded
 * down, prefix bonus only above 0.7); the library's differs in both and allocates. It compares the
 * first 64 units.
 *
 * <p>An edit inserts, leaves out or replaces a letter, or swaps two neighbours (optimal string
 * alignment).
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
    int max = Math.min(MAX_PREFIX, Math.min(left.length(), right.length()));
    int common = 0;
    while (common < max && left.charAt(common) == right.charAt(common)) {
      common++;
    }
    return common;
  }

  /**
   * Whether at most {@code edits} edits turn one text into the other. The work grows exponentially
   * with {@code edits}: use it for 1 and 2.
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
            || swapped(left, one, right, other)
                && withinEdits(left, one + 2, right, other + 2, edits - 1));
  }

  private static boolean swapped(String left, int i, String right, int j) {
    return i + 1 < left.length()
        && j + 1 < right.length()
        && left.charAt(i) == right.charAt(j + 1)
        && left.charAt(i + 1) == right.charAt(j);
  }

  /**
   * Returns the number of edits (as in {@link #withinEdits}) that turn one text into the other, or
   * some number above {@code limit} if it is above. Allocates three rows.
   *
   * @param limit not negative; the work ends soon after the number passes it
   */
  public static int edits(String one, String other, int limit) {
    int shorter = Math.min(one.length(), other.length());
    int start = 0;
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    return aligned(
        one.substring(start, one.length() - end),
        other.substring(start, other.length() - end),
        limit);
  }

  /** Fills one row for each letter of the first word, until a whole row is above the limit. */
  private static int aligned(String one, String other, int limit) {
    int width = other.length();
    if (one.isEmpty() || width == 0) {
      return one.length() + width;
    }
    int[] beforeLast = new int[width + 1];
    int[] last = new int[width + 1];
    int[] current = new int[width + 1];
    for (int column = 0; column <= width; column++) {
      last[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      current[0] = row;
      int least = row;
      for (int column = 1; column <= width; column++) {
        current[column] = cell(one, other, row, column, beforeLast, last, current);
        least = Math.min(least, current[column]);
      }
      // A swap of two letters reaches back over one row.
      if (least > limit + 1) {
        return least;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[width];
  }

  private static int cell(
      String one, String other, int row, int column, int[] beforeLast, int[] last, int[] current) {
    char letter = one.charAt(row - 1);
    char otherLetter = other.charAt(column - 1);
    int replaced = last[column - 1] + (letter == otherLetter ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(last[column], current[column - 1]));
    boolean swap =
        row > 1
            && column > 1
            && letter == other.charAt(column - 2)
            && otherLetter == one.charAt(row - 2);
    return swap ? Math.min(least, 1 + beforeLast[column - 2]) : least;
  }
}
