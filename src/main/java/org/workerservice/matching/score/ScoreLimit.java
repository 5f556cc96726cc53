package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** Why a pair is in a lower band than its evidence alone would give. */
public enum ScoreLimit implements Coded {
  OTHER_GENERATION(MatchQuality.POSSIBLE, "generations differ: rather parent and child"),
  OTHER_BIRTH_DATE(
      MatchQuality.POSSIBLE, "birth dates differ: rather a relative or somebody of the same name"),
  OTHER_NUMBERS(
      MatchQuality.POSSIBLE, "numbers differ of which a person has one: rather another person"),
  OTHER_PLACE(
      MatchQuality.POSSIBLE, "half a name agrees and the places differ: rather somebody else"),
  OTHER_GENDER(
      MatchQuality.POSSIBLE, "genders and given names differ: rather brother and sister, or twins"),
  OTHER_GIVEN_NAME(
      MatchQuality.POSSIBLE, "given names differ: rather a brother, a sister or a twin"),
  OTHER_FAMILY_NAME(
      MatchQuality.POSSIBLE,
      "family names differ, and nothing ties the records together as after a marriage"),
  DIFFERENT(MatchQuality.POSSIBLE, "names, birth dates, genders or generations differ"),
  LITTLE_IN_COMMON(MatchQuality.POSSIBLE, "neither names nor birth dates agree"),
  THIN_EVIDENCE(MatchQuality.POSSIBLE, "too little agrees to tell people of one name apart"),
  CONTRADICTED(MatchQuality.POSSIBLE, "a number agrees, but the person looks like somebody else"),
  NO_SHARED_KEY(
      MatchQuality.POSSIBLE,
      "the records share no match key, so that no search would find the pair"),
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

  /** Returns the highest score that the limit leaves. */
  public double highest(Bands bands) {
    return switch (best) {
      case DEFINITE -> 1;
      case PROBABLE -> bands.mostProbable();
      case POSSIBLE, UNLIKELY -> bands.mostPossible();
    };
  }
}
