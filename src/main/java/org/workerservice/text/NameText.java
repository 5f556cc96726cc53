package org.workerservice.text;

import java.util.List;

/** Normalizes texts for the comparison of names and streets; pure. */
public final class NameText {
  /** Longer input is cut before any other work; no name needs more. */
  private static final int MAX_INPUT_LENGTH = 200;

  private static final int MAX_TOKENS = 12;

  private NameText() {}

  /** Returns the words of a text in their basic spelling, at most 12. */
  public static List<String> tokens(String raw) {
    String text = raw.length() > MAX_INPUT_LENGTH ? raw.substring(0, MAX_INPUT_LENGTH) : raw;
    return FoldedWords.of(text).stream().limit(MAX_TOKENS).map(FoldedWord::text).toList();
  }
}
