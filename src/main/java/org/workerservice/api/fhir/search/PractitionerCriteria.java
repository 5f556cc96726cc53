package org.workerservice.api.fhir.search;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.model.IdentifierType;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.search.criteria.Criterion;
import org.workerservice.search.criteria.DateField;
import org.workerservice.search.criteria.TextField;
import org.workerservice.search.criteria.TextMatch;
import org.workerservice.search.criteria.TokenField;

/** Turns the search parameters of {@code Practitioner} into criteria; pure. */
public final class PractitionerCriteria {
  private static final int OF_TYPE_PARTS = 3;

  private final IdentifierCodes identifierCodes;

  /** How FHIR codes the types of identifiers. */
  @FunctionalInterface
  public interface IdentifierCodes {
    /** Returns the type with a code, such as MR of HL7's table 0203. */
    Optional<IdentifierType> find(String code);
  }

  /** Reads the types of identifiers in this coding. */
  public PractitionerCriteria(IdentifierCodes identifierCodes) {
    this.identifierCodes = identifierCodes;
  }

  /**
   * Returns the criterion of a parameter; empty if the service does not know the parameter, or its
   * modifier.
   *
   * @throws RefusedRequest if a value has the wrong form
   */
  public Optional<Criterion> of(SearchParameter sent) {
    return PractitionerParameter.find(sent.name())
        .flatMap(
            parameter ->
                sent.modifier().filter("missing"::equals).isPresent()
                    ? missing(parameter, sent)
                    : of(parameter.kind(), sent));
  }

  private static Optional<Criterion> missing(
      PractitionerParameter parameter, SearchParameter sent) {
    boolean wanted =
        switch (String.join(",", sent.values())) {
          case "true" -> true;
          case "false" -> false;
          default -> throw malformed(sent, "The value must be true or false.");
        };
    return parameter
        .missing()
        .map(Criterion.Missing::new)
        .map(missing -> wanted ? missing : new Criterion.Not(missing));
  }

  private Optional<Criterion> of(PractitionerParameter.Kind kind, SearchParameter sent) {
    return switch (kind) {
      case PractitionerParameter.Kind.Id _ -> unmodified(sent, ids(sent));
      case PractitionerParameter.Kind.OfText(TextField field) ->
          match(sent).map(match -> new Criterion.Text(field, match, texts(sent)));
      case PractitionerParameter.Kind.Sound _ ->
          unmodified(sent, new Criterion.SoundsLike(texts(sent)));
      case PractitionerParameter.Kind.OfToken(TokenField field) -> token(field, sent);
      case PractitionerParameter.Kind.OfDate(DateField field) ->
          sent.modifier().isPresent() ? Optional.empty() : Optional.of(date(field, sent));
    };
  }

  private static Optional<Criterion> unmodified(SearchParameter sent, Criterion criterion) {
    return sent.modifier().isEmpty() ? Optional.of(criterion) : Optional.empty();
  }

  /** All ids are UUIDs: no resource has another one. */
  private static Criterion ids(SearchParameter sent) {
    Set<UUID> ids = new HashSet<>();
    for (String value : sent.values()) {
      try {
        ids.add(UUID.fromString(value.strip()));
      } catch (IllegalArgumentException _) {
        // No resource has it.
      }
    }
    return new Criterion.Ids(ids);
  }

  private static Optional<TextMatch> match(SearchParameter sent) {
    return switch (sent.modifier().orElse("")) {
      case "" -> Optional.of(TextMatch.BEGINS);
      case "exact" -> Optional.of(TextMatch.EXACT);
      case "contains" -> Optional.of(TextMatch.CONTAINS);
      default -> Optional.empty();
    };
  }

  private static List<String> texts(SearchParameter sent) {
    return sent.values().stream().map(SearchParameter::unescaped).toList();
  }

  private Optional<Criterion> token(TokenField field, SearchParameter sent) {
    return switch (sent.modifier().orElse("")) {
      case "" -> Optional.of(new Criterion.Token(field, codes(sent)));
      case "not" -> Optional.of(new Criterion.Not(new Criterion.Token(field, codes(sent))));
      case "of-type" ->
          field == TokenField.IDENTIFIER ? Optional.of(ofType(sent)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static List<CodedValue> codes(SearchParameter sent) {
    return sent.values().stream().map(PractitionerCriteria::code).toList();
  }

  /** Reads code, system|code, |code or system|. */
  private static CodedValue code(String value) {
    List<String> parts = SearchParameter.split(value, '|');
    String code = SearchParameter.unescaped(parts.getLast());
    return parts.size() == 1
        ? CodedValue.of(code)
        : new CodedValue(
            Optional.of(SearchParameter.unescaped(parts.getFirst())),
            Optional.of(code).filter(text -> !text.isEmpty()),
            Optional.empty());
  }

  /** Reads the system and the code of a type, and the value; the system is not compared. */
  private Criterion ofType(SearchParameter sent) {
    return new Criterion.Token(
        TokenField.IDENTIFIER,
        sent.values().stream().flatMap(value -> ofType(sent, value).stream()).toList());
  }

  private Optional<CodedValue> ofType(SearchParameter sent, String value) {
    List<String> parts = SearchParameter.split(value, '|');
    if (parts.size() != OF_TYPE_PARTS) {
      throw malformed(sent, "The value must be system|code|value.");
    }
    String number = SearchParameter.unescaped(parts.getLast());
    return identifierCodes
        .find(SearchParameter.unescaped(parts.get(1)))
        .map(
            type ->
                new CodedValue(Optional.empty(), Optional.of(number), Optional.of(type.code())));
  }

  private static Criterion date(DateField field, SearchParameter sent) {
    List<Criterion> dates =
        sent.values().stream()
            .map(
                value ->
                    PrefixedDate.read(value)
                        .orElseThrow(
                            () ->
                                malformed(
                                    sent,
                                    "The value must be a date or a time with its zone, after one"
                                        + " of eq, ne, lt, le, gt, ge, sa, eb or nothing.")))
            .<Criterion>map(date -> new Criterion.Date(field, date.relation(), date.time()))
            .toList();
    return dates.size() == 1 ? dates.getFirst() : new Criterion.AnyOf(dates);
  }

  private static RefusedRequest malformed(SearchParameter sent, String message) {
    return RefusedRequest.malformed(sent.name(), "invalid_format", message);
  }
}
