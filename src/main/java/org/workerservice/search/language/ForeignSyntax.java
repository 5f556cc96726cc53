package org.workerservice.search.language;

import java.util.regex.Pattern;

/** Syntax of other query languages: it is refused rather than treated as words. */
final class ForeignSyntax {
  private static final Pattern REGULAR_EXPRESSION = Pattern.compile("/[^\\s/]++/(?=[\\s()]|$)");

  private ForeignSyntax() {}

  /** Refuses foreign syntax at a position where a word would start. */
  static void refuse(String text, int at) {
    char letter = text.charAt(at);
    if (letter == '{') {
      throw new BrokenQuery(
          at, "Unexpected '{'.", "Write [1980 TO 1990]; ranges include both ends.");
    }
    if (letter == '~' && at > 0 && isEnd(text.charAt(at - 1))) {
      throw new BrokenQuery(
          at,
          "Unexpected '~': a tilde can only follow a word.",
          "To find words in any order, join them with AND.");
    }
    if (letter == '/' && REGULAR_EXPRESSION.matcher(text).region(at, text.length()).lookingAt()) {
      throw new BrokenQuery(
          at,
          "Regular expressions are not supported.",
          "Write a prefix and a star, as in smi*, or put literal slashes in quotation marks.");
    }
  }

  private static boolean isEnd(char letter) {
    return letter == '"' || letter == ')';
  }

  /** Returns the refusal of a sign that gives a part of the query a weight. */
  static BrokenQuery weight(int at) {
    return new BrokenQuery(
        at,
        "Unexpected '^': weights are not supported.",
        "Remove the ^ and the number, or write \\^ for a literal ^.");
  }
}
