package org.workerservice.benchmark;

import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;

/** A typing error: two adjacent letters of the family name are swapped. */
final class TypingError {
  private TypingError() {}

  static Worker in(Worker worker) {
    HumanName name = worker.name();
    HumanName slipped =
        new HumanName(
            name.useType(),
            slip(name.family()),
            name.given(),
            name.prefix(),
            name.suffix(),
            name.text());
    return worker.toBuilder().name(slipped).build();
  }

  /** Keeps the first letter. A word without two different letters after it gets another letter. */
  private static String slip(String word) {
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
