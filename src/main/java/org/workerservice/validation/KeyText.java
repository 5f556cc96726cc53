package org.workerservice.validation;

/** The normal form of the texts of a source key. */
public final class KeyText {
  private KeyText() {}

  /** Returns the normal form, in which keys are stored and compared; empty if nothing is left. */
  public static String normal(String text) {
    return TextForm.TRIMMED.apply(text);
  }
}
