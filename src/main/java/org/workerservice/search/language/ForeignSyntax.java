package org.workerservice.search.language;

import java.util.regex.Pattern;

/** What other languages for queries know: it is refused rather than taken for words. */
final class ForeignSyntax {
  private static final Pattern REGULAR_EXPRESSION = Pattern.compile("/[^\\s/]++/(?=[\\s()]|$)");

  private ForeignSyntax() {}

  /** Looks at the place where a word would begin. */
  static void refuse(String text, int at) {
    char letter = text.charAt(at);
    if (letter == '{') {
      throw new BrokenQuery(
          at, "A brace begins no range.", "Write [1980 TO 1990]; both ends belong to a range.");
    }
    if (letter == '~' && at > 0 && isEnd(text.charAt(at - 1))) {
      throw new BrokenQuery(
          at,
          "A tilde may only end a word.",
          "Write the words of a phrase with AND to find them apart.");
    }
    if (letter == '/' && REGULAR_EXPRESSION.matcher(text).region(at, text.length()).lookingAt()) {
      throw new BrokenQuery(
          at,
          "There are no regular expressions.",
          "Write the beginning and a star, or put slashes that are none in quotation marks.");
    }
  }

  private static boolean isEnd(char letter) {
    return letter == '"' || letter == ')';
  }

  /** A sign that gives a part of the query a weight. */
  static BrokenQuery weight(int at) {
    return new BrokenQuery(
        at,
        "Words cannot be given weights.",
        "Leave the ^ and the number out, or write \\^ for the sign itself.");
  }
}
