package org.workerservice.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads queries. Words side by side are alternatives, the more of them are met the better; {@code
 * AND} binds stronger, {@code NOT}, {@code -} and {@code +} stand before one word, phrase or group.
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
   * Reads a text.
   *
   * @param allowed the fields that may be named
   */
  public static Parsed parse(String text, QueryLimits limits, Predicate<SearchField> allowed) {
    if (text.length() > limits.length()) {
      return new Parsed.Broken(
          limits.length(),
          "The query is longer than " + limits.length() + " characters.",
          "Ask for less at a time.");
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
          position,
          "A closing parenthesis has no opening one.",
          "Leave it out, or open one before it.");
    }
    return expression;
  }

  private Expression query(SearchField field, int depth) {
    List<Expression.Part> parts = new ArrayList<>();
    if (peek() instanceof Token.Or(int position)) {
      throw missing(position, "Nothing stands before OR.");
    }
    while (!(peek() instanceof Token.End || peek() instanceof Token.Close)) {
      parts.add(sequence(field, depth));
      if (peek() instanceof Token.Or(int position)) {
        at++;
        if (peek() instanceof Token.Or
            || peek() instanceof Token.End
            || peek() instanceof Token.Close) {
          throw missing(position, "Nothing stands after OR.");
        }
      }
    }
    if (parts.isEmpty()) {
      throw missing(peek().position(), "There is nothing to search for.");
    }
    return single(parts);
  }

  private Expression.Part sequence(SearchField field, int depth) {
    List<Expression.Part> parts = new ArrayList<>();
    parts.add(part(field, depth));
    while (peek() instanceof Token.And(int position)) {
      at++;
      if (peek() instanceof Token.End || peek() instanceof Token.Close) {
        throw missing(position, "Nothing stands after AND.");
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
          counted(position, new Expression.Phrase(checked(field, text, position), text));
      case Token.Word(String text, int position) ->
          counted(position, new Expression.Word(checked(field, text, position), text));
      case Token.Range range -> counted(range.position(), FieldValues.range(field, range));
      case Token.WordPrefix(String text, int position) ->
          counted(position, new Expression.Prefix(whole(field, position), text));
      case Token.WordAlike(String text, int distance, int position) ->
          counted(position, new Expression.Similar(whole(field, position), text, distance));
      case Token.Star(int position) -> star(field, position);
      case Token.And(int position) -> throw missing(position, "Nothing stands before AND.");
      case Token.Or(int position) -> throw missing(position, "Nothing stands before OR.");
      case Token.Close(int position) ->
          throw missing(position, "Nothing stands before the closing parenthesis.");
      case Token.End(int position) -> throw missing(position, "The query breaks off.");
      case Token.Not(int position) -> throw missing(position, "Nothing stands after NOT.");
      case Token.Plus(int position) -> throw missing(position, "Nothing stands after the plus.");
    };
  }

  private Expression group(SearchField field, int opened, int depth) {
    if (depth > limits.nesting()) {
      throw new BrokenQuery(
          opened,
          "More than " + limits.nesting() + " parentheses are nested.",
          "Say it with fewer parentheses.");
    }
    Expression content = query(field, depth);
    if (!(tokens.get(at++) instanceof Token.Close)) {
      throw new BrokenQuery(
          opened, "A parenthesis is not closed.", "Close it, or leave it out, or write \\(.");
    }
    return content;
  }

  private Expression fielded(SearchField named, int position, int depth) {
    if (!allowed.test(named)) {
      throw new BrokenQuery(
          position,
          "Readers of masked records cannot search this field.",
          "Search by name, city, country, birth year or an identifier that is shown.");
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
              "Nothing to search for follows the field.",
              "Write a word or a phrase behind the colon, as in " + named.code() + ":\"…\".");
    };
  }

  private static SearchField checked(SearchField field, String text, int position) {
    FieldValues.check(field, text, position);
    return field;
  }

  private static SearchField whole(SearchField field, int position) {
    if (field.form() == SearchField.Form.HASHED) {
      throw new BrokenQuery(
          position,
          "Sensitive numbers are only found by the whole number.",
          "Write the whole number without a star or a tilde.");
    }
    return field;
  }

  private Expression star(SearchField field, int position) {
    if (field != SearchField.ANY) {
      throw missing(position, "A star alone matches everybody, in whatever field.");
    }
    return counted(position, new Expression.Everything());
  }

  private Expression counted(int position, Expression expression) {
    if (++words > limits.words()) {
      throw new BrokenQuery(
          position,
          "The query has more than " + limits.words() + " words and phrases.",
          "Ask for less at a time.");
    }
    return expression;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private static BrokenQuery missing(int position, String message) {
    return new BrokenQuery(
        position, message, "Write a word or a phrase there, or put the sign in quotation marks.");
  }
}
