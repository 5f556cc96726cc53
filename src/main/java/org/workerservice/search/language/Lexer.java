package org.workerservice.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a query into tokens. */
final class Lexer {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,32}");
  private static final Pattern RANGE =
      Pattern.compile("\\[\\s*+([^\\s\\[\\]]++)\\s++TO\\s++([^\\s\\[\\]]++)\\s*+]");
  private static final int MIN_PREFIX_LENGTH = 2;
  private static final int MIN_NUMBER_LENGTH = 4;

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
    } else if (!inWord() && pasted()) {
      return;
    } else if (letter == '(') {
      tokens.add(new Token.Open(at++));
    } else if (letter == ')') {
      tokens.add(new Token.Close(at++));
    } else if (letter == '"') {
      quoted();
    } else if (startsWith("&&") || startsWith("||")) {
      tokens.add(letter == '&' ? new Token.And(at) : new Token.Or(at));
      at += 2;
    } else if ((letter == '-' || letter == '!' || letter == '+') && !inWord()) {
      sign(letter);
    } else if (letter == '[') {
      range();
    } else {
      ForeignSyntax.refuse(text, at);
      word();
    }
  }

  /** Takes what is one word in spite of its signs. */
  private boolean pasted() {
    Optional<PastedText.Whole> whole = PastedText.at(text, at);
    if (whole.isEmpty()) {
      int scheme = PastedText.scheme(text, at);
      at += scheme;
      return scheme > 0;
    }
    tokens.add(new Token.Word(whole.get().text(), at));
    at = whole.get().end();
    return true;
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
    if (at == 0) {
      return false;
    }
    char before = text.charAt(at - 1);
    return !isSpace(before) && "(+-!:".indexOf(before) < 0;
  }

  /**
   * A sign before a space or the end is a dash, and means nothing; a plus before a digit belongs to
   * a number.
   */
  private void sign(char letter) {
    boolean alone = at + 1 == text.length() || isSpace(text.charAt(at + 1));
    if (!alone && !(letter == '+' && Character.isDigit(text.charAt(at + 1)))) {
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
    boolean apart = !tokens.isEmpty() && tokens.getLast() instanceof Token.FieldName;
    while (at < text.length() && !endsWord(text.charAt(at))) {
      char letter = text.charAt(at);
      if (!apart && separates(letter) && !escaped) {
        at++;
        break;
      }
      if (letter == ':' && !escaped && NAME.matcher(word).matches()) {
        at++;
        field(word.toString(), start);
        return;
      }
      if (letter == '?' && !apart && asksForNumber(word)) {
        at++;
        break;
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

  /** Whether a question mark ends the query after digits, as a pasted question does. */
  private boolean asksForNumber(StringBuilder word) {
    return at + 1 == text.length()
        && word.length() >= MIN_NUMBER_LENGTH
        && word.chars().allMatch(Character::isDigit);
  }

  /** Whether a sign stands between two words, as in Smith,John and O'Brien/Smith. */
  private boolean separates(char letter) {
    return ",;/&".indexOf(letter) >= 0
        && at > 0
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at - 1))
        && Character.isLetter(text.charAt(at + 1));
  }

  private static boolean endsWord(char letter) {
    return isSpace(letter) || letter == '(' || letter == ')' || letter == '"';
  }

  private static boolean isSpace(char letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || isDirection(letter);
  }

  /** Invisible; copied along with numbers and names. */
  private static boolean isDirection(char letter) {
    return letter == '\u200e'
        || letter == '\u200f'
        || letter >= '\u202a' && letter <= '\u202e'
        || letter >= '\u2066' && letter <= '\u2069'
        || letter == '\ufeff';
  }

  private void field(String name, int start) {
    boolean alone = at == text.length() || isSpace(text.charAt(at));
    if (alone && SearchField.find(name).isEmpty()) {
      // A label, as in "Tel: 020 7946 0958".
      tokens.add(new Token.Word(name, start));
      return;
    }
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
