package org.workerservice.matching;

/** What numbers that one person holds alone say about a pair; filled once, by one thread. */
class StrongEvidence {
  boolean strongIdentifier;
  boolean strongDocument;
  boolean strongTaxId;
  boolean strongNumbersDiffer;

  /** Whether two kinds of them differ, or one that a slip of the pen would make invalid. */
  boolean surelyOtherNumbers;
}
