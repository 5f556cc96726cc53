package org.workerservice.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Normalizes texts for the comparison of names and streets; pure. */
public final class NameText {
  /** Longer input is cut before any other work; no name needs more. */
  private static final int MAX_INPUT_LENGTH = 200;

  private static final int MAX_TOKEN_LENGTH = 48;
  private static final int MAX_TOKENS = 12;

  private NameText() {}

  /**
   * Returns the words of a text, at most 12: lower case, without marks and apostrophes; letters
   * without decomposition become basic letters. Every other character that is no letter or digit
   * separates words.
   */
  public static List<String> tokens(String raw) {
    String text = raw.length() > MAX_INPUT_LENGTH ? raw.substring(0, MAX_INPUT_LENGTH) : raw;
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    List<String> tokens = new ArrayList<>(4);
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < decomposed.length(); ) {
      int point = decomposed.codePointAt(i);
      i += Character.charCount(point);
      if (!append(token, Character.toLowerCase(point))) {
        finish(token, tokens);
      }
    }
    finish(token, tokens);
    return tokens;
  }

  private static void finish(StringBuilder token, List<String> tokens) {
    if (!token.isEmpty() && tokens.size() < MAX_TOKENS) {
      String word = token.toString();
      tokens.add(Scripts.foreign(word) ? Scripts.simplified(word) : word);
    }
    token.setLength(0);
  }

  /** Adds a character to a word; returns false if the character ends the word. */
  private static boolean append(StringBuilder token, int point) {
    if (vanishes(point)) {
      return true;
    }
    if (!Character.isLetterOrDigit(point)) {
      return false;
    }
    if (token.length() < MAX_TOKEN_LENGTH) {
      appendLetter(token, point);
    }
    return true;
  }

  private static boolean vanishes(int point) {
    return switch (point) {
      case '\'', '’', '‘', 'ʼ', '`', '´', 'ʻ' -> true;
      default -> {
        int type = Character.getType(point);
        yield type == Character.NON_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || type == Character.FORMAT;
      }
    };
  }

  private static void appendLetter(StringBuilder token, int point) {
    switch (point) {
      case 'ß' -> token.append("ss");
      case 'ł' -> token.append('l');
      case 'ø' -> token.append('o');
      case 'æ' -> token.append("ae");
      case 'œ' -> token.append("oe");
      case 'đ', 'ð' -> token.append('d');
      case 'þ' -> token.append("th");
      case 'ħ' -> token.append('h');
      case 'ı' -> token.append('i');
      default -> {
        String basic = CyrillicLetters.basic(point);
        if (basic == null) {
          token.appendCodePoint(point);
        } else {
          token.append(basic);
        }
      }
    }
  }
}
