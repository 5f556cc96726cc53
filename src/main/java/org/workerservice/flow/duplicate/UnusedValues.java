package org.workerservice.flow.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.workerservice.matching.feature.MatchKeys;
import org.workerservice.matching.text.Contacts;
import org.workerservice.matching.text.NameWords;
import org.workerservice.matching.text.Numbers;
import org.workerservice.matching.text.Unusable;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;

/** Finds the values of a record that matching does not use; pure. */
final class UnusedValues {
  private UnusedValues() {}

  /** Returns the values that say nothing about a person, in the order of the record. */
  static List<UnusedValue> of(Worker worker) {
    List<UnusedValue> unused = new ArrayList<>();
    if (isPlaceholder(worker.name())) {
      unused.add(new UnusedValue("name", Unusable.PLACEHOLDER));
    }
    for (int index = 0; index < worker.identifiers().size(); index++) {
      add(
          "identifiers[" + index + "].value",
          Numbers.unusable(worker.identifiers().get(index)),
          unused);
    }
    for (int index = 0; index < worker.telecom().size(); index++) {
      add("telecom[" + index + "].value", Contacts.unusable(worker.telecom().get(index)), unused);
    }
    worker.taxId().ifPresent(number -> add("tax_id", placeholder(number), unused));
    for (int index = 0; index < worker.documents().size(); index++) {
      String number = worker.documents().get(index).number();
      add("documents[" + index + "].number", placeholder(number), unused);
    }
    return unused;
  }

  /**
   * Returns the fields of a record that shares no match key with any worker, and has no name or
   * identifier to search with; empty for other records.
   */
  static List<UnusedValue> findingNoWorker(Worker worker) {
    boolean searchable =
        hasText(worker.name())
            || worker.additionalNames().stream().anyMatch(UnusedValues::hasText)
            || !worker.identifiers().isEmpty()
            || !MatchKeys.of(worker).isEmpty();
    return searchable
        ? List.of()
        : fields(worker).map(field -> new UnusedValue(field, Unusable.FINDS_NO_WORKER)).toList();
  }

  private static Stream<String> fields(Worker worker) {
    List<String> fields = new ArrayList<>();
    worker.birthDate().ifPresent(date -> fields.add("birth_date"));
    if (worker.gender() != Gender.UNKNOWN) {
      fields.add("gender");
    }
    if (!worker.addresses().isEmpty()) {
      fields.add("addresses");
    }
    worker.managingOrganization().ifPresent(organization -> fields.add("managing_organization"));
    return fields.isEmpty() && of(worker).isEmpty() ? Stream.of("name") : fields.stream();
  }

  private static void add(String field, Optional<Unusable> reason, List<UnusedValue> unused) {
    reason.ifPresent(why -> unused.add(new UnusedValue(field, why)));
  }

  private static Optional<Unusable> placeholder(String number) {
    return Numbers.usable(number).isPresent()
        ? Optional.empty()
        : Optional.of(Unusable.PLACEHOLDER);
  }

  private static boolean isPlaceholder(HumanName name) {
    return hasText(name) && NameWords.of(name).empty();
  }

  private static boolean hasText(HumanName name) {
    return !name.family().isBlank()
        || name.given().stream().anyMatch(part -> !part.isBlank())
        || name.text().filter(text -> !text.isBlank()).isPresent();
  }
}
