package org.workerservice.persistence.assignment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that happened to a worker, or will happen.
 *
 * @param isDay whether only the day is known, not the time
 * @param type such as assignment_started
 * @param detail what belongs to the type, a JSON object
 */
public record TimelineEntry(Place place, boolean isDay, String type, ObjectNode detail) {
  @Override
  public String toString() {
    return "TimelineEntry[" + type + "]";
  }

  /**
   * A place in a timeline.
   *
   * @param at the time; of a day, its start in UTC
   * @param key orders the entries of one time; lower-case letters, digits, dots and hyphens
   */
  public record Place(Instant at, String key) {
    /** Oldest first. */
    public static final Comparator<Place> ORDER =
        Comparator.comparing(Place::at).thenComparing(Place::key);

    private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,18})_([a-z0-9.-]{1,64})");

    /** Returns the text of the place, for {@link #of}. */
    public String text() {
      return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000 + "_" + key;
    }

    /** Reads a place; empty if the text is none. */
    public static Optional<Place> of(String text) {
      Matcher parts = TEXT.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      Instant at = instant(Long.parseLong(parts.group(1)));
      return at.isBefore(FIRST) || at.isAfter(LAST)
          ? Optional.empty()
          : Optional.of(new Place(at, parts.group(2)));
    }

    private static Instant instant(long micros) {
      return Instant.ofEpochSecond(
          Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
  }

  /**
   * A part of a timeline.
   *
   * @param after where the page before ended
   * @param newestFirst its order
   * @param limit max entries
   */
  public record Range(Optional<Place> after, boolean newestFirst, int limit) {
    /** Returns the order of places. */
    public Comparator<Place> order() {
      return newestFirst ? Place.ORDER.reversed() : Place.ORDER;
    }

    /** Whether the place comes after the page before. */
    public boolean includes(Place place) {
      return after.isEmpty() || order().compare(place, after.get()) > 0;
    }
  }
}
