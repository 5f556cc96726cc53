package org.workerservice.load;

/** A typing error: two adjacent letters are swapped. */
final class Slip {
  private Slip() {}

  /** Keeps the first letter. A word without two different letters after it gets another letter. */
  static String in(String word) {
    for (int place = 1; place + 1 < word.length(); place++) {
      char one = word.charAt(place);
      char other = word.charAt(place + 1);
      if (one != other && Character.isLetter(one) && Character.isLetter(other)) {
        return word.substring(0, place) + other + one + word.substring(place + 2);
      }
    }
    return word + "e";
  }
}
