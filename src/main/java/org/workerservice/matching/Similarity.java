package org.workerservice.matching;

/** How alike two parts of a name are, and in which way. */
record Similarity(double score, NameLevel level) {
  static final Similarity EQUAL = new Similarity(1, NameLevel.EQUAL);
  static final Similarity MISSING = new Similarity(0, NameLevel.MISSING);
  static final Similarity DIFFERENT = new Similarity(0, NameLevel.DIFFERENT);

  boolean missing() {
    return level == NameLevel.MISSING;
  }

  Similarity times(double factor) {
    return factor == 1 ? this : new Similarity(score * factor, level);
  }

  Similarity better(Similarity other) {
    return other.score > score ? other : this;
  }
}
