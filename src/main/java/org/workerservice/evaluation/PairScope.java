package org.workerservice.evaluation;

/** Which pairs of records count. */
public enum PairScope {
  /** Every pair: the records are one file with duplicates. */
  ALL,
  /** Pairs of records of two files that have no duplicates of their own. */
  BETWEEN_SOURCES;

  boolean includes(LabelledRecord left, LabelledRecord right) {
    return switch (this) {
      case ALL -> true;
      case BETWEEN_SOURCES -> left.source() != right.source();
    };
  }
}
