package org.workerservice.api.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entity tags made from record versions, and the conditions that name them (RFC 9110 §13.1). */
public final class EntityTags {
  private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

  private EntityTags() {}

  /** Sets the {@code ETag} header to the version of the record. */
  public static void tag(RoutingContext routing, long version) {
    routing.response().putHeader("ETag", of(version));
  }

  private static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Returns the version that {@code If-Match} requires. Empty for {@code *} or without the header.
   *
   * @throws RefusedRequest if the header is neither {@code *} nor one entity tag of this service
   */
  public static OptionalLong ifMatch(RoutingContext routing) {
    String header = routing.request().getHeader("If-Match");
    if (header == null || header.strip().equals("*")) {
      return OptionalLong.empty();
    }
    Matcher tag = ENTITY_TAG.matcher(header.strip());
    if (!tag.matches()) {
      throw RefusedRequest.malformed(
          "If-Match",
          "invalid_format",
          "The header must be one ETag of this record in its quotation marks, such as \"2\", or"
              + " *.");
    }
    return OptionalLong.of(Long.parseLong(tag.group(1)));
  }

  /**
   * Answers a read with 304 if {@code If-None-Match} names the current version. Tags in other
   * formats never match.
   *
   * @param show answers with the record
   */
  public static Answered showUnlessKnown(
      RoutingContext routing, long version, Supplier<Answered> show) {
    if (isKnown(routing, version)) {
      tag(routing, version);
      return Answers.notModified(routing);
    }
    return show.get();
  }

  private static boolean isKnown(RoutingContext routing, long version) {
    String header = routing.request().getHeader("If-None-Match");
    if (header == null) {
      return false;
    }
    String tag = of(version);
    return header.strip().equals("*")
        || Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .anyMatch(one -> one.equals(tag) || one.equals("W/" + tag));
  }
}
