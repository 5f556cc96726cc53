package org.workerservice.matching;

import java.util.Arrays;

/** What the comparators found out about one pair; filled once, by one thread. */
final class Evidence extends StrongEvidence {
  private static final Component[] COMPONENTS = Component.values();

  private final double[] scores = new double[COMPONENTS.length];
  private final String[] sentences = new String[COMPONENTS.length];

  /** Names in detail, for the limits on thin evidence; missing when not compared. */
  Similarity family = Similarity.MISSING;

  Similarity given = Similarity.MISSING;
  boolean richGivenNames;
  boolean weakBirthDate;
  boolean generationsDiffer;
  boolean addressCorroborates;

  Evidence() {
    Arrays.fill(scores, Double.NaN);
  }

  void set(Component component, double score, String sentence) {
    scores[component.ordinal()] = score;
    sentences[component.ordinal()] = sentence;
  }

  boolean compared(Component component) {
    return !Double.isNaN(scores[component.ordinal()]);
  }

  /** Returns the score of a component, NaN when it was not compared. */
  double score(Component component) {
    return scores[component.ordinal()];
  }

  String sentence(Component component) {
    return sentences[component.ordinal()];
  }

  /** Whether a component was compared and reaches a score; false when it was not compared. */
  boolean atLeast(Component component, double score) {
    return scores[component.ordinal()] >= score;
  }

  /** Whether a component was compared and stays below a score; false when it was not compared. */
  boolean below(Component component, double score) {
    return scores[component.ordinal()] < score;
  }
}
