package org.workerservice.matching.score;

/** How similar two parts of a name are, and in which way. */
public record Similarity(double score, NameLevel level) {
  /** Both are equal. */
  public static final Similarity EQUAL = new Similarity(1, NameLevel.EQUAL);

  /** One of the two is unknown. */
  public static final Similarity MISSING = new Similarity(0, NameLevel.MISSING);

  /** Both are known, and nothing agrees. */
  public static final Similarity DIFFERENT = new Similarity(0, NameLevel.DIFFERENT);

  /** Whether one of the two is unknown. */
  public boolean missing() {
    return level == NameLevel.MISSING;
  }

  /** Returns the similarity reduced by a factor. */
  public Similarity times(double factor) {
    return factor == 1 ? this : new Similarity(score * factor, level);
  }

  /** Returns the higher of two similarities, the same one for either order. */
  public Similarity better(Similarity other) {
    boolean equalButBetterNamed = other.score == score && other.level.compareTo(level) < 0;
    return other.score > score || equalButBetterNamed ? other : this;
  }
}
