package org.workerservice.api.rest.worker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.matching.score.Component;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;

/** The values of a record that a component compares, as text, in the order of the record. */
final class ComponentValues {
  /** The engine compares at most this many values of one kind. */
  private static final int MAX_VALUES = 24;

  private ComponentValues() {}

  /**
   * A value.
   *
   * @param kind within which values are compared, such as NPI; empty without kinds
   */
  record Value(String kind, String text) {
    String label() {
      return kind.isEmpty() ? text : kind + " " + text;
    }

    @Override
    public String toString() {
      return "Value[" + kind + "]";
    }
  }

  static List<Value> of(Worker worker, Component component) {
    return all(worker, component).limit(MAX_VALUES).toList();
  }

  private static Stream<Value> all(Worker worker, Component component) {
    return switch (component) {
      case NAME -> names(worker).map(ComponentValues::plain);
      case BIRTH_DATE -> worker.birthDate().stream().map(date -> plain(date.toString()));
      case GENDER -> Stream.of(plain(worker.gender().code()));
      case ADDRESS -> worker.addresses().stream().map(address -> plain(address(address)));
      case IDENTIFIER -> worker.identifiers().stream().map(ComponentValues::of);
      case TAX_ID -> taxNumber(worker).map(ComponentValues::plain).stream();
      case DOCUMENT -> worker.documents().stream().map(ComponentValues::of);
      case PHONE -> contacts(worker, true);
      case EMAIL -> contacts(worker, false);
      case ORGANIZATION -> worker.managingOrganization().stream().map(id -> plain(id.toString()));
      case OCCUPATION -> occupation(worker).map(ComponentValues::plain).stream();
    };
  }

  private static Value plain(String text) {
    return new Value("", text);
  }

  private static Stream<String> names(Worker worker) {
    return Stream.concat(Stream.of(worker.name()), worker.additionalNames().stream())
        .map(ComponentValues::name);
  }

  private static String name(HumanName name) {
    Stream<String> called = Stream.concat(name.given().stream(), Stream.of(name.family()));
    String parts = words(Stream.concat(called, name.suffix().stream()), " ");
    return parts.isEmpty() ? name.text().orElse("") : parts;
  }

  private static String address(Address address) {
    return words(
        Stream.of(
                address.line1(),
                address.line2(),
                address.city(),
                address.state(),
                address.postalCode(),
                address.country())
            .flatMap(Optional::stream),
        ", ");
  }

  private static Value of(Identifier identifier) {
    return new Value(identifier.identifierType().code(), identifier.value());
  }

  private static Value of(IdentityDocument document) {
    String country = document.issuingCountry().map(code -> " " + code).orElse("");
    return new Value(document.documentType().code() + country, document.number());
  }

  private static Optional<String> taxNumber(Worker worker) {
    return worker
        .taxId()
        .or(
            () ->
                worker.identifiers().stream()
                    .filter(identifier -> identifier.identifierType() == IdentifierType.TAX)
                    .map(Identifier::value)
                    .findFirst());
  }

  private static Stream<Value> contacts(Worker worker, boolean telephone) {
    return worker.telecom().stream()
        .filter(
            contact ->
                switch (contact.system()) {
                  case PHONE, SMS -> telephone;
                  case EMAIL -> !telephone;
                  case FAX, PAGER, URL, OTHER -> false;
                })
        .map(ContactPoint::value)
        .map(ComponentValues::plain);
  }

  private static Optional<String> occupation(Worker worker) {
    String words =
        words(
            Stream.concat(
                worker.workerType().stream().map(type -> type.code()),
                worker.name().suffix().stream()),
            ", ");
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private static String words(Stream<String> words, String separator) {
    return words.filter(word -> !word.isBlank()).collect(Collectors.joining(separator));
  }
}
