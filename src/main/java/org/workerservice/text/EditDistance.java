package org.workerservice.text;

/**
 * By how many letters two words differ: letters left out, added or replaced, and neighbours that
 * changed places (optimal string alignment). Letters are UTF-16 units.
 */
public final class EditDistance {
  private EditDistance() {}

  /** Whether two words differ by so many letters at most. */
  public static boolean within(String one, String other, int most) {
    return Math.abs(one.length() - other.length()) <= most && between(one, other, most) <= most;
  }

  /**
   * Returns the distance, or something greater than {@code most} if it is greater.
   *
   * @param most not negative
   */
  public static int between(String one, String other, int most) {
    int shorter = Math.min(one.length(), other.length());
    int begin = 0;
    while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    return aligned(
        one.substring(begin, one.length() - end),
        other.substring(begin, other.length() - end),
        most);
  }

  /** One row for each letter of the first word, until all of a row is too much. */
  private static int aligned(String one, String other, int most) {
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
      // Two letters that change places reach back over one row.
      if (least > most + 1) {
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
    boolean swapped =
        row > 1
            && column > 1
            && letter == other.charAt(column - 2)
            && otherLetter == one.charAt(row - 2);
    return swapped ? Math.min(least, 1 + beforeLast[column - 2]) : least;
  }
}
