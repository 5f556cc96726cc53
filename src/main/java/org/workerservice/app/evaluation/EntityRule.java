package org.workerservice.app.evaluation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.workerservice.client.mapping.Row;

/**
 * Names the person that a record describes: the value of a column, or what a regular expression
 * finds in it (the first group, or the whole match if the expression has no group).
 */
record EntityRule(String column, Pattern pattern) {
  private static final Pattern WHOLE = Pattern.compile(".+", Pattern.DOTALL);

  /**
   * Reads {@code COLUMN} or {@code COLUMN=EXPRESSION}.
   *
   * @throws IllegalArgumentException with a sentence, if the regular expression is invalid
   */
  static EntityRule parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return new EntityRule(text, WHOLE);
    }
    try {
      return new EntityRule(text.substring(0, equals), Pattern.compile(text.substring(equals + 1)));
    } catch (PatternSyntaxException irregular) {
      throw new IllegalArgumentException(
          "--entity must be COLUMN or COLUMN=REGEX; the regular expression is invalid: "
              + irregular.getDescription()
              + ".",
          irregular);
    }
  }

  /**
   * Returns the entity of a record.
   *
   * @throws IllegalArgumentException if the record has none
   */
  String of(Row row) {
    Matcher matcher = pattern.matcher(row.value(column));
    if (!matcher.find()) {
      throw new IllegalArgumentException("A record has no entity in the column " + column + ".");
    }
    return matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
  }
}
