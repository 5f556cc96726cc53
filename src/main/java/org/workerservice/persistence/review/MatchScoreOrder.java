package org.workerservice.persistence.review;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Coded;

/** The order of listed match scores. */
public enum MatchScoreOrder implements Coded {
  /** The latest first. */
  NEWEST,
  /** The highest first. */
  BEST;

  private static final int ID_LENGTH = 36;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }

  /**
   * A place in a list.
   *
   * @param key microseconds since 1970, or ten-thousandths of the score
   */
  public record Place(MatchScoreOrder order, long key, UUID id) {
    /** Returns the text of the place, for {@link MatchScoreOrder#place}. */
    public String text() {
      return order.code().charAt(0) + "" + key + "." + id;
    }
  }

  /** Returns the place of a score. */
  public Place placeOf(MatchScore score) {
    long key =
        switch (this) {
          case NEWEST ->
              score.calculatedAt().getEpochSecond() * 1_000_000
                  + score.calculatedAt().getNano() / 1_000;
          case BEST -> Math.round(score.score() * 10_000);
        };
    return new Place(this, key, score.id());
  }

  /** Reads a place in a list of this order; empty if the text is none. */
  public Optional<Place> place(String text) {
    if (!text.matches("[nb]\\d{1,17}\\.[0-9a-f-]{" + ID_LENGTH + "}")
        || text.charAt(0) != code.charAt(0)) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    try {
      return Optional.of(
          new Place(
              this,
              Long.parseLong(text.substring(1, dot)),
              UUID.fromString(text.substring(dot + 1))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
