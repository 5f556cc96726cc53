package org.workerservice.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.analysis.JoinedWords;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.Occurrence;
import org.workerservice.search.language.SearchField;

/**
 * Adjacent words that a record may have as one word: {@code Mac Donald}, {@code O Connor}; pure.
 *
 * @param field the field that the first word names
 * @param text the words without spaces
 */
record SplitName(SearchField field, String text) {

  /** Returns the split names of a group: each two, three and four neighbours. */
  static List<SplitName> among(List<Expression.Part> parts) {
    List<SplitName> found = new ArrayList<>();
    for (int first = 0; first < parts.size(); first++) {
      addFrom(parts, first, found);
    }
    return found;
  }

  private static void addFrom(List<Expression.Part> parts, int first, List<SplitName> found) {
    Optional<Expression.Word> start = name(parts.get(first));
    if (start.isEmpty()) {
      return;
    }
    SearchField field = start.get().field();
    StringBuilder text = new StringBuilder(start.get().text());
    int end = Math.min(parts.size(), first + JoinedWords.MAX_WORDS);
    for (int next = first + 1; next < end; next++) {
      Optional<Expression.Word> word = name(parts.get(next)).filter(one -> one.field() == field);
      if (word.isEmpty()) {
        return;
      }
      text.append(word.get().text());
      found.add(new SplitName(field, text.toString()));
    }
  }

  private static Optional<Expression.Word> name(Expression.Part part) {
    return part.occurrence() == Occurrence.OPTIONAL
            && part.expression() instanceof Expression.Word word
            && word.field().form() == SearchField.Form.TEXT
            && !Codes.hasDigit(word.text())
        ? Optional.of(word)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "SplitName[" + field + "]";
  }
}
