package org.workerservice.client.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cleans the cells that spreadsheet programs write. */
final class Cells {
  private static final Pattern EDGES =
      Pattern.compile("^[\\s\\p{Z}\\uFEFF\\u200B]+|[\\s\\p{Z}\\uFEFF\\u200B]+$");
  private static final Pattern LINE_BREAKS =
      Pattern.compile("[ \\t]*[\\n\\r\\u000B\\f\\u0085\\u2028\\u2029]+[ \\t]*");

  /** A number that a program protected from being read as a number: {@code ="00123"}. */
  private static final Pattern PROTECTED = Pattern.compile("=\"([^\"]*)\"");

  private Cells() {}

  /** Returns the text of a cell without surrounding white space. */
  static String clean(String cell) {
    if (isPlain(cell)) {
      return cell;
    }
    Matcher text = PROTECTED.matcher(cell.strip());
    return EDGES.matcher(text.matches() ? text.group(1) : cell).replaceAll("");
  }

  private static boolean isPlain(String cell) {
    return cell.isEmpty() || isVisible(cell.charAt(0)) && isVisible(cell.charAt(cell.length() - 1));
  }

  private static boolean isVisible(char character) {
    return character > ' ' && character < 0x7F && character != '=';
  }

  /** Returns a text in one line: line breaks of a cell become the separator. */
  static String inOneLine(String text, String separator) {
    boolean broken = text.chars().anyMatch(character -> character < ' ' || character >= 0x85);
    return broken
        ? LINE_BREAKS
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement(separator))
            .replace('\t', ' ')
        : text;
  }
}
