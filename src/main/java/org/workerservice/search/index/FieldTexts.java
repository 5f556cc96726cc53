package org.workerservice.search.index;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.Worker;
import org.workerservice.search.language.SearchField;

/** The texts of a worker by the field that indexes them; pure. */
public final class FieldTexts {
  private final Map<SearchField, List<String>> fieldToTexts = new EnumMap<>(SearchField.class);

  private FieldTexts() {}

  /** Returns the texts of each field. */
  public static Map<SearchField, List<String>> of(Worker worker) {
    FieldTexts texts = new FieldTexts();
    Stream.concat(Stream.of(worker.name()), worker.additionalNames().stream()).forEach(texts::add);
    worker.addresses().forEach(texts::add);
    worker.identifiers().forEach(texts::add);
    worker.telecom().forEach(texts::add);
    worker
        .birthDate()
        .ifPresent(
            date -> {
              texts.put(SearchField.BIRTH_DATE, date.toString());
              texts.put(SearchField.BIRTH_YEAR, String.valueOf(date.year()));
            });
    texts.addCoded(worker);
    return texts.fieldToTexts;
  }

  private void add(HumanName name) {
    String whole = whole(name);
    put(SearchField.NAME, whole);
    name.text().filter(text -> !text.equals(whole)).ifPresent(text -> put(SearchField.NAME, text));
    put(SearchField.FAMILY, name.family());
    put(SearchField.GIVEN, String.join(" ", name.given()));
  }

  private static String whole(HumanName name) {
    return Stream.of(name.prefix(), name.given(), List.of(name.family()), name.suffix())
        .flatMap(List::stream)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  private void addCoded(Worker worker) {
    worker.id().ifPresent(id -> put(SearchField.ID, id.toString()));
    worker
        .managingOrganization()
        .ifPresent(organization -> put(SearchField.ORGANIZATION_ID, organization.toString()));
    worker.workerType().ifPresent(type -> put(SearchField.WORKER_TYPE, type.code()));
    put(SearchField.GENDER, worker.gender().code());
    put(SearchField.EMPLOYMENT_STATUS, worker.employmentStatus().code());
    put(SearchField.ACTIVE, worker.active().toString());
  }

  private void add(Address address) {
    address.city().ifPresent(city -> put(SearchField.CITY, city));
    address.state().ifPresent(state -> put(SearchField.STATE, state));
    address.postalCode().ifPresent(code -> put(SearchField.POSTAL_CODE, code));
    address.country().ifPresent(country -> put(SearchField.COUNTRY, country));
  }

  private void add(Identifier identifier) {
    Documents.fieldOf(identifier.identifierType())
        .ifPresent(
            field -> {
              put(field, identifier.value());
              put(SearchField.IDENTIFIER, identifier.value());
              identifier.assigner().ifPresent(assigner -> put(SearchField.ISSUER, assigner));
            });
  }

  private void add(ContactPoint contact) {
    SearchField field =
        switch (contact.system()) {
          case PHONE, FAX, SMS, PAGER -> SearchField.PHONE;
          case EMAIL -> SearchField.EMAIL;
          case URL, OTHER -> SearchField.URL;
        };
    put(field, contact.value());
  }

  private void put(SearchField field, String text) {
    if (!text.isBlank()) {
      fieldToTexts.computeIfAbsent(field, none -> new ArrayList<>()).add(text);
    }
  }
}
