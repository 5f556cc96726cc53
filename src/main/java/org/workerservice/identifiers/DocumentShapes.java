package org.workerservice.identifiers;

/** Shapes of document numbers that more than one scheme uses. */
final class DocumentShapes {
  /** Dutch identity cards and passports have the same shape; they do not use the letter O. */
  static final String DUTCH_IDENTITY_CARD = "[A-NP-Z]{2}[0-9A-NP-Z]{6}[0-9]";

  private DocumentShapes() {}
}
