package org.workerservice.matching.score;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.workerservice.model.Coded;

/** Why the band of a pair is lower than its evidence alone would give. */
public enum ScoreLimit implements Coded {
  OTHER_GENERATION(Bands::maxPossible, "generations differ: more likely parent and child"),
  OTHER_BIRTH_DATE(Bands::maxPossible, "birth dates differ: more likely a relative or a namesake"),
  OTHER_NUMBERS(
      Bands::maxPossible, "numbers differ of which a person has only one: more likely two people"),
  OTHER_PLACE(
      Bands::maxPossible,
      "only half of the name agrees and the places differ: more likely two people"),
  OTHER_GENDER(
      Bands::maxPossible,
      "genders and given names differ: more likely brother and sister, or twins"),
  OTHER_GIVEN_NAME(
      Bands::maxPossible, "given names differ: more likely a brother, a sister or a twin"),
  OTHER_FAMILY_NAME(
      Bands::maxPossible,
      "family names differ, and nothing else links the records, as it would after a marriage"),
  DIFFERENT(Bands::maxPossible, "names, birth dates, genders or generations differ"),
  LITTLE_IN_COMMON(Bands::maxPossible, "neither names nor birth dates agree"),
  THIN_EVIDENCE(Bands::maxPossible, "too little agrees to distinguish namesakes"),
  CONTRADICTED(Bands::maxPossible, "a number agrees, but the rest looks like another person"),
  NO_SHARED_KEY(
      Bands::maxPossible, "the records share no match key, so no search would find the pair"),
  NO_NAME(
      Bands::probable,
      "no name agrees: house and birth date may be those of two residents of one building"),
  UNSURE(
      Bands::maxProbable,
      "a definite match needs names, birth date and a third agreement, and nothing that differs");

  private final String code = name().toLowerCase(Locale.ROOT);
  private final ToDoubleFunction<Bands> highest;
  private final String sentence;

  ScoreLimit(ToDoubleFunction<Bands> highest, String sentence) {
    this.highest = highest;
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
    return highest.applyAsDouble(bands);
  }
}
