package org.workerservice.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.Occurrence;
import org.workerservice.search.language.SearchField;

/**
 * Adjacent words with digits, which may be one number or code typed with spaces: {@code LS1 1AA},
 * {@code postal_code:LS1 1AA}, {@code 0113 496 0999}; pure.
 *
 * @param field the field that the first word names
 */
record SplitNumber(SearchField field, List<String> words) {
  SplitNumber {
    words = List.copyOf(words);
  }

  /** Returns the split numbers of a group. */
  static List<SplitNumber> among(List<Expression.Part> parts) {
    List<SplitNumber> found = new ArrayList<>();
    List<Expression.Word> run = new ArrayList<>();
    for (Expression.Part part : parts) {
      Optional<Expression.Word> word = digits(part);
      if (word.isEmpty() || !continues(run, word.get())) {
        end(run, found);
      }
      word.ifPresent(run::add);
    }
    end(run, found);
    return found;
  }

  private static Optional<Expression.Word> digits(Expression.Part part) {
    return part.occurrence() == Occurrence.OPTIONAL
            && part.expression() instanceof Expression.Word word
            && Codes.hasDigit(word.text())
            && isNumber(word.field())
        ? Optional.of(word)
        : Optional.empty();
  }

  private static boolean isNumber(SearchField field) {
    return field == SearchField.ANY
        || field.form() == SearchField.Form.CODE
        || field.form() == SearchField.Form.DIGITS;
  }

  private static boolean continues(List<Expression.Word> run, Expression.Word next) {
    return run.isEmpty()
        || next.field() == SearchField.ANY
        || next.field() == run.getFirst().field();
  }

  private static void end(List<Expression.Word> run, List<SplitNumber> found) {
    if (run.size() > 1) {
      found.add(
          new SplitNumber(
              run.getFirst().field(), run.stream().map(Expression.Word::text).toList()));
    }
    run.clear();
  }
}
