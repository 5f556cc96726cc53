package org.workerservice.matching.score;

/** What numbers that one person holds alone say about a pair; filled once, by one thread. */
public class StrongEvidence {
  /** Whether an identifier with its issuer agrees. */
  public boolean strongIdentifier;

  /** Whether a document with its issuer agrees. */
  public boolean strongDocument;

  /** Whether the tax number agrees. */
  public boolean strongTaxId;

  /** Whether numbers differ of which a person has one. */
  public boolean strongNumbersDiffer;

  /** Whether two kinds of them differ, or one that a slip of the pen would make invalid. */
  public boolean surelyOtherNumbers;
}
