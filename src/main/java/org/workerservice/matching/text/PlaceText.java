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
    if (shorter * 2 < longer || Letters.farApart(letters, other.letters)) {
      return false;
    }
    int edits = longer >= LONG_ENOUGH_FOR_TWO_EDITS ? 2 : 1;
    return TextDistance.withinEdits(text, other.text, edits)
        || TextDistance.jaroWinkler(text, other.text) >= SPELLED_ALIKE;
  }

  @Override
  public String toString() {
    return "PlaceText[…]";
  }
}
