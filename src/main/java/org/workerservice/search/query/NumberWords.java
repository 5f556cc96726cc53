package org.workerservice.search.query;

import java.util.ArrayList;
import java.util.List;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.SearchField;

/** The parts of an expression that may be whole numbers of people; pure. */
public final class NumberWords {
  private static final int MIN_LENGTH = 6;

  private NumberWords() {}

  /** Returns words and phrases with digits; and words side by side that may be one number. */
  public static List<Expression> of(Expression expression) {
    List<Expression> numbers = new ArrayList<>();
    collect(expression, numbers);
    return numbers;
  }

  private static void collect(Expression expression, List<Expression> numbers) {
    switch (expression) {
      case Expression.Group(List<Expression.Part> parts) -> {
        parts.forEach(part -> collect(part.expression(), numbers));
        SplitNumber.among(parts).forEach(number -> collect(joined(number), numbers));
      }
      case Expression.Word(SearchField field, String text) -> add(expression, field, text, numbers);
      case Expression.Phrase(SearchField field, String text) ->
          add(expression, field, text, numbers);
      case Expression.Prefix _,
          Expression.Similar _,
          Expression.Range _,
          Expression.Everything _ -> {}
    }
  }

  private static void add(
      Expression expression, SearchField field, String text, List<Expression> numbers) {
    boolean searched =
        field == SearchField.ANY || field == SearchField.IDENTIFIER || field == SearchField.OTHER;
    if (searched && Codes.hasDigit(text) && Codes.compact(text).length() >= MIN_LENGTH) {
      numbers.add(expression);
    }
  }

  /** Returns the word under which the result for a split number is known. */
  static Expression.Word joined(SplitNumber number) {
    return new Expression.Word(number.field(), String.join("", number.words()));
  }
}
