package org.workerservice.persistence.review;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Coded;

/** The order of listed review items. */
public enum ReviewOrder implements Coded {
  /** The highest score first. */
  SCORE,
  /** The oldest first. */
  AGE,
  /** The nearest to the create threshold first: there a decision teaches a model most. */
  INFORMATIVE;

  private static final long BEST_SCORE = 10_000;
  private static final long LAST_MICROSECOND = 253_402_300_799_999_999L;
  private static final int ID_LENGTH = 36;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }

  /**
   * A place in a list.
   *
   * @param key ten-thousandths of the score, or microseconds since 1970 when the item was raised
   */
  public record Place(ReviewOrder order, long key, UUID id) {
    /** Returns the text of the place, for {@link ReviewOrder#place}. */
    public String text() {
      return order.code().charAt(0) + "" + key + "." + id;
    }
  }

  /** Returns the place of an item. */
  public Place placeOf(StoredReview item) {
    long key =
        switch (this) {
          case SCORE, INFORMATIVE -> Math.round(item.score().score() * 10_000);
          case AGE ->
              item.createdAt().getEpochSecond() * 1_000_000 + item.createdAt().getNano() / 1_000;
        };
    return new Place(this, key, item.id());
  }

  private long lastKey() {
    return switch (this) {
      case SCORE, INFORMATIVE -> BEST_SCORE;
      case AGE -> LAST_MICROSECOND;
    };
  }

  /** Reads a place in a list of this order; empty if the text is none. */
  public Optional<Place> place(String text) {
    if (!text.matches("[sai]\\d{1,18}\\.[0-9a-f-]{" + ID_LENGTH + "}")
        || text.charAt(0) != code.charAt(0)) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    try {
      long key = Long.parseLong(text.substring(1, dot));
      return key > lastKey()
          ? Optional.empty()
          : Optional.of(new Place(this, key, UUID.fromString(text.substring(dot + 1))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
