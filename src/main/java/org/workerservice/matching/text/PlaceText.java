package org.workerservice.matching.text;

import org.workerservice.text.Letters;
import org.workerservice.text.TextDistance;

/**
 * A city, a street or another line of an address, ready for comparison.
 *
 * @param text normalised words, empty when missing
 * @param letters see {@link Letters}
 */
public record PlaceText(String text, int letters) {
  static final PlaceText NONE = new PlaceText("", 0);

  private static final int LONG_ENOUGH_FOR_TWO_EDITS = 8;
  private static final double SPELLED_ALIKE = 0.88;

  /** Returns a normalised line of an address, ready for comparison. */
  public static PlaceText of(String text) {
    return text.isEmpty() ? NONE : new PlaceText(text, Letters.of(text));
  }

  /** Whether there is no text. */
  public boolean missing() {
    return text.isEmpty();
  }

  /** Whether two texts are equal or spelled alike; symmetric. */
  public boolean alike(PlaceText other) {
    if (text.equals(other.text)) {
      return true;
    }
    int shorter = Math.min(text.length(), other.text.length());
    int longer = Math.max(text.length(), other.text.length());
    if (shorter * 2 < longer
        || Letters.farApart(letters, other.letters)
        || !sameDigits(text, other.text)) {
      return false;
    }
    int edits = longer >= LONG_ENOUGH_FOR_TWO_EDITS ? 2 : 1;
    return TextDistance.withinEdits(text, other.text, edits)
        || TextDistance.jaroWinkler(text, other.text) >= SPELLED_ALIKE;
  }

  /** Streets whose numbers differ are different streets: 5th and 6th, routes 2 and 3. */
  private static boolean sameDigits(String one, String other) {
    int i = nextDigit(one, 0);
    int j = nextDigit(other, 0);
    while (i < one.length() && j < other.length() && one.charAt(i) == other.charAt(j)) {
      i = nextDigit(one, i + 1);
      j = nextDigit(other, j + 1);
    }
    return i == one.length() && j == other.length();
  }

  private static int nextDigit(String text, int start) {
    int index = start;
    while (index < text.length() && !isDigit(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  @Override
  public String toString() {
    return "PlaceText[…]";
  }
}
