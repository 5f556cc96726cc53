package org.workerservice.survivorship;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.workerservice.model.HumanName;

/** Keeps the parts of a name that an incomplete name of a feed lacks; pure. */
final class FedName {
  private FedName() {}

  /**
   * Returns the name of a feed with its missing parts from the current name, if that is complete
   * and contains it; otherwise as it is.
   */
  static HumanName filled(HumanName current, HumanName fed) {
    if (!fed.incomplete() || current.incomplete()) {
      return fed;
    }
    if (fed.family().isBlank() && hasNoGiven(fed)) {
      return hasText(current, fed) ? current : fed;
    }
    return contains(current, fed) ? withMissingParts(current, fed) : fed;
  }

  private static boolean contains(HumanName current, HumanName fed) {
    return (fed.family().isBlank() || fed.family().equals(current.family()))
        && (hasNoGiven(fed) || fed.given().equals(current.given()));
  }

  private static boolean hasNoGiven(HumanName name) {
    return name.given().stream().allMatch(String::isBlank);
  }

  private static HumanName withMissingParts(HumanName current, HumanName fed) {
    return new HumanName(
        fed.useType(),
        current.family(),
        current.given(),
        fed.prefix(),
        fed.suffix(),
        fed.text(),
        current.mononym());
  }

  /** Whether a name that is only a text has the words of the current name, in any order. */
  private static boolean hasText(HumanName current, HumanName fed) {
    Optional<List<String>> words = fed.text().map(FedName::words);
    String parts = current.family() + " " + String.join(" ", current.given());
    return words.isPresent()
        && Stream.of(parts, current.text().orElse(""))
            .map(FedName::words)
            .anyMatch(words.get()::equals);
  }

  private static List<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[\\s,]+"))
        .filter(word -> !word.isEmpty())
        .sorted()
        .toList();
  }
}
