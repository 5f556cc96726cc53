package org.workerservice.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a query into tokens. */
final class Lexer {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,32}");
  private static final Pattern RANGE =
      Pattern.compile("\\[\\s*+([^\\s\\[\\]]++)\\s++TO\\s++([^\\s\\[\\]]++)\\s*+]");
  private static final int MIN_PREFIX_LENGTH = 2;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    lexer.tokens.add(new Token.End(text.length()));
    return lexer.tokens;
  }

  private void next() {
    char letter = text.charAt(at);
    if (isSpace(letter)) {
      at++;
    } else if (letter == '(') {
      tokens.add(new Token.Open(at++));
    } else if (letter == ')') {
      tokens.add(new Token.Close(at++));
    } else if (letter == '"') {
      quoted();
    } else if (startsWith("&&") || startsWith("||")) {
      tokens.add(letter == '&' ? new Token.And(at) : new Token.Or(at));
      at += 2;
    } else if ((letter == '-' || letter == '!' || letter == '+') && (at == 0 || !inWord())) {
      sign(letter);
    } else if (letter == '[') {
      range();
    } else {
      ForeignSyntax.refuse(text, at);
      word();
    }
  }

  private void range() {
    Matcher range = RANGE.matcher(text).region(at, text.length());
    if (!range.lookingAt()) {
      throw new BrokenQuery(
          at,
          "Unexpected '['.",
          "Write birth_year:[1980 TO 1990], or put a literal bracket in quotation marks.");
    }
    tokens.add(new Token.Range(range.group(1), range.group(2), at));
    at = range.end();
  }

  private boolean startsWith(String operator) {
    return text.startsWith(operator, at);
  }

  private boolean inWord() {
    char before = text.charAt(at - 1);
    return !isSpace(before) && "(+-!:".indexOf(before) < 0;
  }

  /** A sign before a space or the end is a dash, and means nothing. */
  private void sign(char letter) {
    boolean alone = at + 1 == text.length() || isSpace(text.charAt(at + 1));
    if (!alone) {
      tokens.add(letter == '+' ? new Token.Plus(at) : new Token.Not(at));
    }
    at++;
  }

  private void quoted() {
    int start = at++;
    StringBuilder content = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      content.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw new BrokenQuery(
          start, "A quotation mark is not closed.", "Close or remove it, or write \\\".");
    }
    at++;
    if (content.toString().isBlank()) {
      throw new BrokenQuery(start, "The quotation marks are empty.", "Write words between them.");
    }
    tokens.add(new Token.Quoted(content.toString(), start));
  }

  private void word() {
    int start = at;
    StringBuilder word = new StringBuilder();
    boolean escaped = false;
    while (at < text.length() && !endsWord(text.charAt(at))) {
      char letter = text.charAt(at);
      if (letter == ':' && !escaped && NAME.matcher(word).matches()) {
        at++;
        field(word.toString(), start);
        return;
      }
      if (letter == '*' || letter == '?') {
        wildcard(word.toString(), start);
        return;
      }
      if (letter == '^') {
        throw ForeignSyntax.weight(at);
      }
      if (letter == '~' && !word.isEmpty()) {
        alike(word.toString(), start);
        return;
      }
      if (letter == '\\' && at + 1 < text.length()) {
        letter = text.charAt(++at);
        escaped = true;
      }
      word.append(letter);
      at++;
    }
    tokens.add(
        switch (escaped ? "" : word.toString()) {
          case "AND" -> new Token.And(start);
          case "OR" -> new Token.Or(start);
          case "NOT" -> new Token.Not(start);
          default -> new Token.Word(word.toString(), start);
        });
  }

  private static boolean endsWord(char letter) {
    return isSpace(letter) || letter == '(' || letter == ')' || letter == '"';
  }

  private static boolean isSpace(char letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
  }

  private void field(String name, int start) {
    SearchField field =
        SearchField.find(name)
            .orElseThrow(
                () ->
                    new BrokenQuery(
                        start,
                        "Unknown field.",
                        "Use one of: " + SearchField.names() + "; write \\: for a literal colon."));
    tokens.add(new Token.FieldName(field, start));
  }

  private void wildcard(String word, int start) {
    boolean last = at + 1 == text.length() || endsWord(text.charAt(at + 1));
    if (text.charAt(at) == '?' || !last) {
      throw new BrokenQuery(
          at,
          "Wildcards are not supported, except one star at the end of a word.",
          "Write a prefix and a star, as in smi*, or smith~ for similar words.");
    }
    if (word.isEmpty()) {
      tokens.add(new Token.Star(start));
    } else if (word.length() < MIN_PREFIX_LENGTH) {
      throw new BrokenQuery(
          start,
          "A star needs at least " + MIN_PREFIX_LENGTH + " characters before it.",
          "Write more of the word.");
    } else {
      tokens.add(new Token.WordPrefix(word, start));
    }
    at++;
  }

  private void alike(String word, int start) {
    int tilde = at++;
    int distance = 0;
    if (at < text.length() && !endsWord(text.charAt(at))) {
      distance = text.charAt(at++) - '0';
      if (distance < 1 || distance > 2 || at < text.length() && !endsWord(text.charAt(at))) {
        throw new BrokenQuery(
            tilde, "Only 1 or 2 can follow a tilde.", "Write smith~, smith~1 or smith~2.");
      }
    }
    tokens.add(new Token.WordAlike(word, distance, start));
  }
}
