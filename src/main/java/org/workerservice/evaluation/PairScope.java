package org.workerservice.evaluation;

/** The pairs of records that count. */
public enum PairScope {
  /** Every pair: the records are a file with duplicates. */
  ALL,
  /** Pairs of records of different files. A person may have several records in a file. */
  BETWEEN_SOURCES,
  /** Pairs of records of one file. */
  WITHIN_SOURCES;

  boolean includes(LabelledRecord left, LabelledRecord right) {
    return switch (this) {
      case ALL -> true;
      case BETWEEN_SOURCES -> left.source() != right.source();
      case WITHIN_SOURCES -> left.source() == right.source();
    };
  }
}
