package org.workerservice.api.http.answer;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.workerservice.flow.VersionCondition;

/** Entity tags made from record versions, and the conditions that name them (RFC 9110 §13.1). */
public final class EntityTags {
  private static final String IF_MATCH = "If-Match";
  private static final String IF_NONE_MATCH = "If-None-Match";
  private static final List<String> ANY = List.of("*");

  /** RFC 9110 §8.8.3; an empty element of a list is allowed (§5.6.1). */
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*+\"");

  private static final Pattern TAG_LIST =
      Pattern.compile("[ \\t,]*+" + TAG + "(?:[ \\t]*+,[ \\t,]*+" + TAG + ")*+[ \\t,]*+");

  private static final Pattern VERSION_TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

  private EntityTags() {}

  /** Sets the {@code ETag} header to the version of the record. */
  public static void tag(RoutingContext routing, long version) {
    routing.response().putHeader("ETag", of(version));
  }

  private static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Returns the versions of the record that a change may be applied to, by {@code If-Match} and
   * {@code If-None-Match}. Tags that no record has are allowed; they match nothing.
   *
   * @throws RefusedRequest if a header is neither {@code *} nor a list of entity tags
   */
  public static VersionCondition condition(RoutingContext routing) {
    Optional<List<String>> required = tags(routing, IF_MATCH);
    Optional<List<String>> excluded = tags(routing, IF_NONE_MATCH);
    return new VersionCondition(
        required.filter(tags -> !tags.equals(ANY)).map(EntityTags::versions),
        versions(excluded.orElse(List.of())),
        excluded.filter(ANY::equals).isPresent());
  }

  private static Optional<List<String>> tags(RoutingContext routing, String name) {
    List<String> lines = routing.request().headers().getAll(name);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String header = String.join(",", lines).strip();
    if (header.equals("*")) {
      return Optional.of(ANY);
    }
    if (!TAG_LIST.matcher(header).matches()) {
      throw RefusedRequest.malformed(
          name,
          "invalid_format",
          "The header must be ETags of this record in their quotation marks, such as \"2\", or *.");
    }
    return Optional.of(TAG.matcher(header).results().map(MatchResult::group).toList());
  }

  /**
   * A weak tag counts like a strong one: proxies weaken tags when they compress answers, and a
   * version names exactly one content.
   */
  private static Set<Long> versions(List<String> tags) {
    return tags.stream()
        .map(VERSION_TAG::matcher)
        .filter(Matcher::matches)
        .map(tag -> Long.valueOf(tag.group(1)))
        .collect(Collectors.toSet());
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
    String header = routing.request().getHeader(IF_NONE_MATCH);
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
