package org.workerservice.matching.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.workerservice.identifiers.IdentifierScheme;
import org.workerservice.model.DocumentType;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.text.NameText;

/**
 * The strong identifiers of a record.
 *
 * <p>Invalid numbers and placeholders make no claim, nor does an employee number without a system
 * or a licence without an issuing authority. If the scope is a country and the country is unknown,
 * the scope is empty.
 */
public final class Claims {
  private static final String PASSPORT = "PPN";
  private static final String TAX = "TAX";

  private Claims() {}

  /** Returns the claims of a record, each once, identifiers first. */
  public static List<Claim> of(Worker worker) {
    List<Claim> claims = new ArrayList<>();
    worker.identifiers().forEach(identifier -> of(identifier).ifPresent(claims::add));
    ofTaxId(worker).ifPresent(claims::add);
    worker.documents().forEach(document -> of(document).ifPresent(claims::add));
    return claims.stream().distinct().toList();
  }

  /** Returns the claim of an identifier, if it makes one. */
  public static Optional<Claim> of(Identifier identifier) {
    Optional<String> value = Numbers.canonical(identifier);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (identifier.identifierType()) {
      case NPI, DEA, SSN ->
          Optional.of(new Claim(identifier.identifierType().code(), "", value.get()));
      case TAX, OTHER, MRN, DL, ODS -> ofScheme(identifier, value.get());
      case PPN -> Optional.of(new Claim(PASSPORT, IssuingCountry.of(identifier), value.get()));
      case LICENSE -> scoped(identifier, authority(identifier), value.get());
      case EMPLOYEE -> scoped(identifier, folded(identifier.system()), value.get());
    };
  }

  /**
   * A national number is recognised by its scheme, whatever its type; TAX is strong even without a
   * scheme.
   */
  private static Optional<Claim> ofScheme(Identifier identifier, String value) {
    Optional<IdentifierScheme> scheme = Numbers.scheme(identifier);
    if (scheme.isPresent()) {
      return Optional.of(ofScheme(scheme.get(), value));
    }
    return identifier.identifierType().code().equals(TAX)
        ? Optional.of(new Claim(TAX, IssuingCountry.of(identifier), value))
        : Optional.empty();
  }

  /** A social security number is the same claim, whether its type is SSN, TAX or OTHER. */
  private static Claim ofScheme(IdentifierScheme scheme, String value) {
    return switch (scheme.key()) {
      case "us_ssn" -> new Claim("SSN", "", value);
      case "us_npi", "npi" -> new Claim("NPI", "", value);
      case "us_dea", "dea" -> new Claim("DEA", "", value);
      default -> new Claim(scheme.key(), scheme.country(), value);
    };
  }

  /** Returns the claim of the tax number, if it makes one. */
  public static Optional<Claim> ofTaxId(Worker worker) {
    return worker.taxId().flatMap(Numbers::usable).map(value -> new Claim(TAX, "", value));
  }

  /** Returns the claim of a document, if it makes one. */
  public static Optional<Claim> of(IdentityDocument document) {
    Optional<String> value = Numbers.usable(document.number());
    String country = IssuingCountry.code(document.issuingCountry());
    DocumentType type = document.documentType();
    if (type.isNumberedByIssuer()) {
      return ofCredential(document, country, value);
    }
    String scheme = type == DocumentType.PASSPORT ? PASSPORT : type.code();
    return value.map(number -> new Claim(scheme, country, number));
  }

  /**
   * Certificate numbers are short and many bodies issue them, so the issuer is part of the scope.
   */
  private static Optional<Claim> ofCredential(
      IdentityDocument document, String country, Optional<String> value) {
    DocumentType type = document.documentType();
    return issuer(document)
        .flatMap(
            issuer -> value.map(number -> new Claim(type.code(), country + "/" + issuer, number)));
  }

  /** Returns the words of the authority that issued a document; empty when it is unknown. */
  public static Optional<String> issuer(IdentityDocument document) {
    return document
        .issuingAuthority()
        .map(authority -> String.join(" ", NameText.tokens(authority)))
        .filter(words -> !words.isEmpty());
  }

  private static Optional<Claim> scoped(Identifier identifier, String scope, String value) {
    return scope.isEmpty()
        ? Optional.empty()
        : Optional.of(new Claim(identifier.identifierType().code(), scope, value));
  }

  private static String authority(Identifier identifier) {
    return Stream.of(identifier.assigner().orElse(""), identifier.system())
        .map(Claims::folded)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
