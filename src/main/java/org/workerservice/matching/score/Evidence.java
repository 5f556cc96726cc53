package org.workerservice.matching.score;

import java.util.Arrays;

/** The findings of the comparators about one pair; filled once, by one thread. */
public final class Evidence extends StrongEvidence {
  private static final Component[] COMPONENTS = Component.values();

  private final double[] scores = new double[COMPONENTS.length];
  private final String[] sentences = new String[COMPONENTS.length];

  /** How well the family names agree; missing when not compared. */
  public Similarity family = Similarity.MISSING;

  /** How well the given names agree; missing when not compared. */
  public Similarity given = Similarity.MISSING;

  /** Whether at least two given names agree in full. */
  public boolean richGivenNames;

  /** Whether the birth date may be a placeholder. */
  public boolean weakBirthDate;

  /** Whether nothing but the years of birth could be compared, and they are equal. */
  public boolean onlyBirthYear;

  /** Whether the names tell a father from a son. */
  public boolean generationsDiffer;

  /** Whether the address is evidence by itself. */
  public boolean addressCorroborates;

  /** Creates evidence without any comparison. */
  public Evidence() {
    Arrays.fill(scores, Double.NaN);
  }

  /** Records the agreement of a component, from 0 to 1, and the result in words. */
  public void set(Component component, double score, String sentence) {
    scores[component.ordinal()] = score;
    sentences[component.ordinal()] = sentence;
  }

  /** Whether both records had the component. */
  public boolean compared(Component component) {
    return !Double.isNaN(scores[component.ordinal()]);
  }

  /** Returns the score of a component, NaN when it was not compared. */
  public double score(Component component) {
    return scores[component.ordinal()];
  }

  /** Returns the result of a component in words. */
  public String sentence(Component component) {
    return sentences[component.ordinal()];
  }

  /** Whether a component was compared and reaches a score; false when it was not compared. */
  public boolean atLeast(Component component, double score) {
    return scores[component.ordinal()] >= score;
  }

  /** Whether a component was compared and stays below a score; false when it was not compared. */
  public boolean below(Component component, double score) {
    return scores[component.ordinal()] < score;
  }
}
