package org.workerservice.api.rest.assignment;

import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.Parameters;

/** Reads the parameter that selects the assignments in use on one day. */
final class ActiveOn {
  static final String NAME = "active_on";

  private ActiveOn() {}

  /**
   * Returns the day, if it was sent.
   *
   * @throws RefusedRequest if it is not a date; an empty text is none
   */
  static Optional<LocalDate> of(RoutingContext routing) {
    if (routing.queryParams().getAll(NAME).contains("")) {
      throw invalid();
    }
    return Parameters.single(routing, NAME).map(ActiveOn::day);
  }

  private static LocalDate day(String text) {
    try {
      if (text.length() == "2026-01-31".length()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException none) {
      // Refused below.
    }
    throw invalid();
  }

  private static RefusedRequest invalid() {
    return RefusedRequest.malformed(
        NAME, "invalid_format", "The parameter must be a date, such as 2026-01-31.");
  }
}
