package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** Why the band of a pair is lower than its evidence alone would give. */
public enum ScoreLimit implements Coded {
  OTHER_GENERATION(MatchQuality.POSSIBLE, "generations differ: more likely parent and child"),
  OTHER_BIRTH_DATE(
      MatchQuality.POSSIBLE, "birth dates differ: more likely a relative or a namesake"),
  OTHER_NUMBERS(
      MatchQuality.POSSIBLE,
      "numbers differ of which a person has only one: more likely two people"),
  OTHER_PLACE(
      MatchQuality.POSSIBLE,
      "only half of the name agrees and the places differ: more likely two people"),
  OTHER_GENDER(
      MatchQuality.POSSIBLE,
      "genders and given names differ: more likely brother and sister, or twins"),
  OTHER_GIVEN_NAME(
      MatchQuality.POSSIBLE, "given names differ: more likely a brother, a sister or a twin"),
  OTHER_FAMILY_NAME(
      MatchQuality.POSSIBLE,
      "family names differ, and nothing else links the records, as it would after a marriage"),
  DIFFERENT(MatchQuality.POSSIBLE, "names, birth dates, genders or generations differ"),
  LITTLE_IN_COMMON(MatchQuality.POSSIBLE, "neither names nor birth dates agree"),
  THIN_EVIDENCE(MatchQuality.POSSIBLE, "too little agrees to distinguish namesakes"),
  CONTRADICTED(MatchQuality.POSSIBLE, "a number agrees, but the rest looks like another person"),
  NO_SHARED_KEY(
      MatchQuality.POSSIBLE, "the records share no match key, so no search would find the pair"),
  UNSURE(
      MatchQuality.PROBABLE,
      "a definite match needs names, birth date and a third agreement, and nothing that differs");

  private final String code = name().toLowerCase(Locale.ROOT);
  private final MatchQuality best;
  private final String sentence;

  ScoreLimit(MatchQuality best, String sentence) {
    this.best = best;
    this.sentence = sentence;
  }

  @Override
  public String code() {
    return code;
  }

  /** Returns one clause in plain words; never a value of the records. */
  public String sentence() {
    return sentence;
  }

  /** Returns the highest score that the limit allows. */
  public double highest(Bands bands) {
    return switch (best) {
      case DEFINITE -> 1;
      case PROBABLE -> bands.maxProbable();
      case POSSIBLE, UNLIKELY -> bands.maxPossible();
    };
  }
}
