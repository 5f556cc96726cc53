package org.workerservice.flow.duplicate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.workerservice.matching.feature.MatchKeys;
import org.workerservice.matching.text.Contacts;
import org.workerservice.matching.text.NameWords;
import org.workerservice.matching.text.Numbers;
import org.workerservice.matching.text.Unusable;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.IdentityDocument;
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
      IdentityDocument document = worker.documents().get(index);
      if (document.code().isEmpty() || !document.number().isEmpty()) {
        add("documents[" + index + "].number", placeholder(document.number()), unused);
      }
    }
    return unused;
  }

  /**
   * Returns the fields of a record that has nothing but fields that many workers share, such as a
   * birth date or a place; empty for other records. Such fields find only workers without numbers
   * and contacts of their own, if any.
   */
  static List<UnusedValue> findingNoWorker(Worker worker) {
    return isSearchable(worker)
        ? List.of()
        : fields(worker).map(field -> new UnusedValue(field, Unusable.FINDS_NO_WORKER)).toList();
  }

  private static boolean isSearchable(Worker worker) {
    return hasText(worker.name())
        || worker.additionalNames().stream().anyMatch(UnusedValues::hasText)
        || !worker.identifiers().isEmpty()
        || !MatchKeys.of(withoutSharedFields(worker)).isEmpty();
  }

  private static Worker withoutSharedFields(Worker worker) {
    return worker.toBuilder().withoutBirthDate().addresses(List.of()).build();
  }

  private static Stream<String> fields(Worker worker) {
    List<String> fields = sharedFields(worker);
    return fields.isEmpty() && of(worker).isEmpty() ? Stream.of("name") : fields.stream();
  }

  private static List<String> sharedFields(Worker worker) {
    Map<String, Boolean> sent = new LinkedHashMap<>();
    sent.put("gender", worker.gender() != Gender.UNKNOWN);
    sent.put("worker_type", worker.workerType().isPresent());
    sent.put("employment_status", worker.employmentStatus() != EmploymentStatus.UNKNOWN);
    sent.put("birth_date", worker.birthDate().isPresent());
    sent.put("emergency_contacts", !worker.emergencyContacts().isEmpty());
    sent.put("deceased", worker.deceased());
    sent.put("deceased_datetime", worker.deceasedDatetime().isPresent());
    sent.put("addresses", !worker.addresses().isEmpty());
    sent.put("marital_status", worker.maritalStatus().isPresent());
    sent.put("multiple_birth", worker.multipleBirth().isPresent());
    sent.put("photo", !worker.photo().isEmpty());
    sent.put("communication", !worker.communication().isEmpty());
    sent.put("managing_organization", worker.managingOrganization().isPresent());
    sent.put("links", !worker.links().isEmpty());
    sent.put("sources", !worker.sources().isEmpty());
    return sent.keySet().stream().filter(sent::get).toList();
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
