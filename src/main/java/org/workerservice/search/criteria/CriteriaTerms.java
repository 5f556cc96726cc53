package org.workerservice.search.criteria;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.analysis.WordAnalyzer;

/**
 * The terms by which the index answers criteria; pure. One field of the index holds them all; each
 * begins with the code of its field. The term of a text has its folded form first, then the text as
 * it is, so that one term answers all ways to compare it.
 */
public final class CriteriaTerms {
  /** The field of the index. */
  public static final String FIELD = "criteria";

  /** Ends the part of a term that criteria can know without the rest; no value has it. */
  static final char END = '\0';

  /** Ends a term of a text without its first words. */
  private static final char REST = '\u0001';

  private static final int MAX_VALUES = 100;
  private static final int MAX_LENGTH = 1024;

  private final WordAnalyzer analyzer;
  private final Set<String> terms = new LinkedHashSet<>();

  private CriteriaTerms(WordAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** Returns the terms of a worker, whose sensitive values must be empty. */
  public static Set<String> of(Worker worker, WordAnalyzer analyzer) {
    CriteriaTerms terms = new CriteriaTerms(analyzer);
    terms.add(worker.name());
    worker.additionalNames().stream().limit(MAX_VALUES).forEach(terms::add);
    worker.addresses().stream().limit(MAX_VALUES).forEach(terms::add);
    worker.identifiers().stream().limit(MAX_VALUES).forEach(terms::add);
    worker.telecom().stream().limit(MAX_VALUES).forEach(terms::add);
    terms.addOthers(worker);
    return terms.terms;
  }

  private void add(HumanName name) {
    add(TextField.FAMILY, name.family());
    name.given().forEach(given -> add(TextField.GIVEN, given));
    name.prefix().forEach(prefix -> add(TextField.OTHER_NAME, prefix));
    name.suffix().forEach(suffix -> add(TextField.OTHER_NAME, suffix));
    name.text().ifPresent(text -> add(TextField.OTHER_NAME, text));
  }

  private void add(Address address) {
    address.line1().ifPresent(line -> add(TextField.ADDRESS_LINE, line));
    address.line2().ifPresent(line -> add(TextField.ADDRESS_LINE, line));
    address.city().ifPresent(city -> add(TextField.CITY, city));
    address.state().ifPresent(state -> add(TextField.STATE, state));
    address.postalCode().ifPresent(code -> add(TextField.POSTAL_CODE, code));
    address.country().ifPresent(country -> add(TextField.COUNTRY, country));
  }

  private void add(Identifier identifier) {
    if (!identifier.value().isEmpty() && !isSensitive(identifier.identifierType())) {
      terms.add(
          token(TokenField.IDENTIFIER, identifier.value(), identifier.system())
              + identifier.identifierType().code());
      terms.add(inSystem(TokenField.IDENTIFIER, identifier.system()));
    }
  }

  private static boolean isSensitive(IdentifierType type) {
    return switch (type) {
      case SSN, TAX, DEA, DL, PPN -> true;
      case MRN, NPI, LICENSE, EMPLOYEE, ODS, OTHER -> false;
    };
  }

  private void add(ContactPoint contact) {
    terms.add(token(TokenField.TELECOM, contact.value(), contact.system().code()));
  }

  private void addOthers(Worker worker) {
    if (worker.deceased()) {
      terms.add(code(TokenField.DECEASED, "true"));
    }
    worker
        .communication()
        .forEach(one -> terms.add(code(TokenField.COMMUNICATION, one.language())));
    worker.documents().stream()
        .limit(MAX_VALUES)
        .flatMap(document -> document.code().stream())
        .forEach(
            code -> {
              String system = code.system().orElse("");
              terms.add(token(TokenField.QUALIFICATION_CODE, code.code(), system));
              terms.add(inSystem(TokenField.QUALIFICATION_CODE, system));
            });
    for (MissingField field : MissingField.values()) {
      if (field.isMissingIn(worker)) {
        terms.add(missing(field));
      }
    }
  }

  private void add(TextField field, String text) {
    List<String> folded = folded(field, text, analyzer);
    if (folded.isEmpty()) {
      return;
    }
    terms.add(exactly(field, folded, text));
    for (int first = 1; first < folded.size() && first < MAX_VALUES; first++) {
      terms.add(beginning(field, folded.subList(first, folded.size())) + REST);
    }
  }

  /** Returns the words of a text as the index compares them. */
  public static List<String> folded(TextField field, String text, WordAnalyzer analyzer) {
    if (field == TextField.POSTAL_CODE) {
      String code = Codes.compact(text);
      return code.isEmpty() ? List.of() : List.of(code);
    }
    return analyzer.words(text);
  }

  /** Returns how the terms of texts begin that begin with some words. */
  public static String beginning(TextField field, List<String> folded) {
    return shortened(field.code() + ":" + String.join(" ", folded));
  }

  /** Returns the term of a text. */
  public static String exactly(TextField field, List<String> folded, String text) {
    return shortened(beginning(field, folded) + END + text);
  }

  /** Returns a pattern of Lucene's wildcards for the terms of texts that contain some words. */
  public static String containing(TextField field, List<String> folded) {
    return field.code() + ":*" + escaped(String.join(" ", folded)) + "*" + END + "*";
  }

  /** Returns how the terms of a code begin that has any system. */
  public static String code(TokenField field, String code) {
    return shortened(field.code() + ":" + Codes.exact(code) + END);
  }

  /** Returns how the terms of a code in a system begin. */
  public static String token(TokenField field, String code, String system) {
    return shortened(code(field, code) + Codes.exact(system) + END);
  }

  /** Returns a pattern of Lucene's wildcards for an identifier of a type. */
  public static String ofType(String code, String type) {
    return escaped(code(TokenField.IDENTIFIER, code)) + "*" + END + escaped(type);
  }

  /** Returns the term of everything in a system. */
  public static String inSystem(TokenField field, String system) {
    return shortened(field.code() + "-in:" + Codes.exact(system));
  }

  /** Returns the term of workers that lack a value. */
  public static String missing(MissingField field) {
    return "no:" + field.name();
  }

  private static String shortened(String term) {
    return term.length() <= MAX_LENGTH ? term : term.substring(0, MAX_LENGTH);
  }

  private static String escaped(String text) {
    List<String> parts = new ArrayList<>();
    for (char character : text.toCharArray()) {
      parts.add(
          (character == '*' || character == '?' || character == '\\' ? "\\" : "") + character);
    }
    return String.join("", parts);
  }
}
