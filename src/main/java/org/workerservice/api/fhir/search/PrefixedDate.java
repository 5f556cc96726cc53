package org.workerservice.api.fhir.search;

import java.time.DateTimeException;
import java.util.Optional;
import org.workerservice.model.PartialDateTime;
import org.workerservice.search.criteria.DateRelation;

/** A date of a search with its prefix, as in {@code ge2001-05}. */
record PrefixedDate(DateRelation relation, PartialDateTime time) {
  private static final int PREFIX = 2;

  /** Returns empty if the text has another form. */
  static Optional<PrefixedDate> read(String value) {
    boolean prefixed = value.length() > PREFIX && Character.isLetter(value.charAt(0));
    return relation(prefixed ? value.substring(0, PREFIX) : "eq")
        .flatMap(
            relation ->
                time(prefixed ? value.substring(PREFIX) : value)
                    .map(time -> new PrefixedDate(relation, time)));
  }

  private static Optional<DateRelation> relation(String prefix) {
    return switch (prefix) {
      case "eq" -> Optional.of(DateRelation.EQUAL);
      case "ne" -> Optional.of(DateRelation.NOT_EQUAL);
      case "lt" -> Optional.of(DateRelation.LESS);
      case "le" -> Optional.of(DateRelation.LESS_OR_EQUAL);
      case "gt" -> Optional.of(DateRelation.GREATER);
      case "ge" -> Optional.of(DateRelation.GREATER_OR_EQUAL);
      case "sa" -> Optional.of(DateRelation.STARTS_AFTER);
      case "eb" -> Optional.of(DateRelation.ENDS_BEFORE);
      default -> Optional.empty();
    };
  }

  private static Optional<PartialDateTime> time(String text) {
    try {
      return Optional.of(PartialDateTime.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
