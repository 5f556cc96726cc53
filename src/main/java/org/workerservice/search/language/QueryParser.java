package org.workerservice.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Parses queries; pure. Adjacent words are alternatives: the more of them match, the higher the
 * score. {@code AND} binds more tightly. {@code NOT}, {@code -} and {@code +} apply to the next
 * word, phrase or group.
 *
 * <pre>
 * query    = sequence { [OR] sequence }
 * sequence = part { AND part }
 * part     = { NOT | "-" | "!" | "+" } ( "(" query ")" | [field ":"] ( "(" query ")" | text ) )
 * text     = word | word "*" | word "~" ["1" | "2"] | '"' words '"' | "[" end TO end "]"
 * end      = word | "*"
 * </pre>
 */
public final class QueryParser {
  private final QueryLimits limits;
  private final Predicate<SearchField> allowed;
  private final List<Token> tokens;
  private int at;
  private int words;

  private QueryParser(List<Token> tokens, QueryLimits limits, Predicate<SearchField> allowed) {
    this.tokens = tokens;
    this.limits = limits;
    this.allowed = allowed;
  }

  /**
   * Parses a text.
   *
   * @param allowed whether the query may name a field
   */
  public static Parsed parse(String text, QueryLimits limits, Predicate<SearchField> allowed) {
    if (text.length() > limits.length()) {
      return new Parsed.Broken(
          limits.length(),
          "The query is longer than " + limits.length() + " characters.",
          "Shorten the query.");
    }
    try {
      QueryParser parser = new QueryParser(Lexer.tokens(text), limits, allowed);
      return new Parsed.Understood(parser.whole());
    } catch (BrokenQuery broken) {
      return broken.toOutcome();
    }
  }

  private Expression whole() {
    Expression expression = query(SearchField.ANY, 0);
    if (peek() instanceof Token.Close(int position)) {
      throw new BrokenQuery(
          position, "Unexpected ')'.", "Remove it, or open a parenthesis before it.");
    }
    return expression;
  }

  private Expression query(SearchField field, int depth) {
    List<Expression.Part> parts = new ArrayList<>();
    if (peek() instanceof Token.Or(int position)) {
      throw missing(position, "A word or phrase is missing before OR.");
    }
    while (!(peek() instanceof Token.End || peek() instanceof Token.Close)) {
      parts.add(sequence(field, depth));
      if (peek() instanceof Token.Or(int position)) {
        at++;
        if (peek() instanceof Token.Or
            || peek() instanceof Token.End
            || peek() instanceof Token.Close) {
          throw missing(position, "A word or phrase is missing after OR.");
        }
      }
    }
    if (parts.isEmpty()) {
      throw missing(peek().position(), "The query is empty.");
    }
    return single(parts);
  }

  private Expression.Part sequence(SearchField field, int depth) {
    List<Expression.Part> parts = new ArrayList<>();
    parts.add(part(field, depth));
    while (peek() instanceof Token.And(int position)) {
      at++;
      if (peek() instanceof Token.End || peek() instanceof Token.Close) {
        throw missing(position, "A word or phrase is missing after AND.");
      }
      parts.add(part(field, depth));
    }
    return parts.size() == 1
        ? parts.getFirst()
        : new Expression.Part(
            Occurrence.OPTIONAL,
            new Expression.Group(parts.stream().map(QueryParser::required).toList()));
  }

  private static Expression.Part required(Expression.Part part) {
    return part.occurrence() == Occurrence.OPTIONAL
        ? new Expression.Part(Occurrence.REQUIRED, part.expression())
        : part;
  }

  private static Expression single(List<Expression.Part> parts) {
    return parts.size() == 1 && parts.getFirst().occurrence() != Occurrence.EXCLUDED
        ? parts.getFirst().expression()
        : new Expression.Group(parts);
  }

  private Expression.Part part(SearchField field, int depth) {
    Occurrence occurrence = Occurrence.OPTIONAL;
    while (peek() instanceof Token.Not || peek() instanceof Token.Plus) {
      occurrence = peek() instanceof Token.Plus ? Occurrence.REQUIRED : negated(occurrence);
      at++;
    }
    return new Expression.Part(occurrence, primary(field, depth));
  }

  private static Occurrence negated(Occurrence occurrence) {
    return occurrence == Occurrence.EXCLUDED ? Occurrence.REQUIRED : Occurrence.EXCLUDED;
  }

  private Expression primary(SearchField field, int depth) {
    Token token = tokens.get(at++);
    return switch (token) {
      case Token.Open(int position) -> group(field, position, depth + 1);
      case Token.FieldName(SearchField named, int position) -> fielded(named, position, depth);
      case Token.Quoted(String text, int position) ->
          counted(
              position,
              field == SearchField.BIRTH_DATE
                  ? birthDate(text, position)
                  : new Expression.Phrase(checked(field, text, position), text));
      case Token.Word(String text, int position) ->
          counted(
              position,
              field == SearchField.BIRTH_DATE
                  ? birthDate(text, position)
                  : new Expression.Word(checked(field, text, position), text));
      case Token.Range range -> counted(range.position(), FieldValues.range(field, range));
      case Token.WordPrefix(String text, int position) ->
          counted(position, new Expression.Prefix(whole(field, position), text));
      case Token.WordAlike(String text, int distance, int position) ->
          counted(position, new Expression.Similar(whole(field, position), text, distance));
      case Token.Star(int position) -> star(field, position);
      case Token.And(int position) ->
          throw missing(position, "A word or phrase is missing before AND.");
      case Token.Or(int position) ->
          throw missing(position, "A word or phrase is missing before OR.");
      case Token.Close(int position) ->
          throw missing(position, "A word or phrase is missing before the closing parenthesis.");
      case Token.End(int position) -> throw missing(position, "The query is incomplete.");
      case Token.Not(int position) ->
          throw missing(position, "A word or phrase is missing after NOT.");
      case Token.Plus(int position) ->
          throw missing(position, "A word or phrase is missing after the plus.");
    };
  }

  private Expression group(SearchField field, int opened, int depth) {
    if (depth > limits.nesting()) {
      throw new BrokenQuery(
          opened,
          "More than " + limits.nesting() + " parentheses are nested.",
          "Use fewer nested parentheses.");
    }
    Expression content = query(field, depth);
    if (!(tokens.get(at++) instanceof Token.Close)) {
      throw new BrokenQuery(
          opened, "A parenthesis is not closed.", "Close or remove it, or write \\(.");
    }
    return content;
  }

  private Expression fielded(SearchField named, int position, int depth) {
    if (!allowed.test(named)) {
      throw new BrokenQuery(
          position,
          "Readers of masked records cannot search this field.",
          "Search by name, city, country, birth year or an identifier that is not masked.");
    }
    return switch (peek()) {
      case Token.Open _,
          Token.Quoted _,
          Token.Word _,
          Token.WordPrefix _,
          Token.WordAlike _,
          Token.Range _ ->
          primary(named, depth);
      default ->
          throw new BrokenQuery(
              position,
              "A word or phrase is missing after the field.",
              "Write a word or a phrase after the colon, as in " + named.code() + ":\"…\".");
    };
  }

  private static Expression birthDate(String text, int position) {
    return single(
        FieldValues.dates(text, position).stream()
            .map(date -> new Expression.Word(SearchField.BIRTH_DATE, date))
            .map(word -> new Expression.Part(Occurrence.OPTIONAL, word))
            .toList());
  }

  private static SearchField checked(SearchField field, String text, int position) {
    FieldValues.check(field, text, position);
    return field;
  }

  private static SearchField whole(SearchField field, int position) {
    if (field.form() == SearchField.Form.HASHED) {
      throw new BrokenQuery(
          position,
          "Sensitive numbers match only as a whole.",
          "Write the whole number, without a star or a tilde.");
    }
    return field;
  }

  private Expression star(SearchField field, int position) {
    if (field != SearchField.ANY) {
      throw missing(position, "A star alone matches every worker, so it cannot follow a field.");
    }
    return counted(position, new Expression.Everything());
  }

  private Expression counted(int position, Expression expression) {
    if (++words > limits.words()) {
      throw new BrokenQuery(
          position,
          "The query has more than " + limits.words() + " words and phrases.",
          "Shorten the query.");
    }
    return expression;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private static BrokenQuery missing(int position, String message) {
    return new BrokenQuery(
        position,
        message,
        "Write a word or a phrase there, or put the operator in quotation marks.");
  }
}
