package org.workerservice.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.workerservice.client.mapping.Row;

/**
 * Says whom a record describes: by the value of a column, or by what a regular expression finds in
 * it (its first group, or the whole of what it finds).
 */
record EntityRule(String column, Pattern pattern) {
  private static final Pattern WHOLE = Pattern.compile(".+", Pattern.DOTALL);

  /**
   * Reads {@code COLUMN} or {@code COLUMN=EXPRESSION}.
   *
   * @throws IllegalArgumentException with a sentence, if the expression is not regular
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
          "--entity must be COLUMN or COLUMN=REGEX, with a regular expression: "
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
