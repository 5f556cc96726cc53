package org.workerservice.matching.score;

/** The evidence of numbers that belong to one person alone; filled once, by one thread. */
public class StrongEvidence {
  /** Whether an identifier with its issuer agrees. */
  public boolean strongIdentifier;

  /** Whether a document with its issuer agrees. */
  public boolean strongDocument;

  /** Whether the tax number agrees. */
  public boolean strongTaxId;

  /** Whether numbers differ of which a person has only one. */
  public boolean strongNumbersDiffer;

  /**
   * Whether such numbers of two kinds differ, or one whose check digit rules out a typing error.
   */
  public boolean surelyOtherNumbers;
}
