package org.workerservice.api.fhir.answer;

import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.hl7.fhir.r5.model.Meta;

/** Whether a reader has the current version of a resource already (RFC 9110 §13). */
final class Freshness {
  private Freshness() {}

  /** {@code If-Modified-Since} counts only without {@code If-None-Match}. */
  static boolean isKnown(RoutingContext routing, Meta meta) {
    String tags = routing.request().getHeader("If-None-Match");
    return tags == null ? isUnmodified(routing, meta) : names(tags, meta.getVersionId());
  }

  private static boolean names(String tags, String version) {
    String tag = "\"" + version + "\"";
    return tags.strip().equals("*")
        || Arrays.stream(tags.split(",", -1))
            .map(String::strip)
            .anyMatch(one -> one.equals(tag) || one.equals("W/" + tag));
  }

  private static boolean isUnmodified(RoutingContext routing, Meta meta) {
    String since = routing.request().getHeader("If-Modified-Since");
    if (since == null || !meta.hasLastUpdated()) {
      return false;
    }
    try {
      Instant known = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Instant updated = meta.getLastUpdated().toInstant();
      return !updated.truncatedTo(ChronoUnit.SECONDS).isAfter(known);
    } catch (DateTimeException _) {
      return false;
    }
  }
}
