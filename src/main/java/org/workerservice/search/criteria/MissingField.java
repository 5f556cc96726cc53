package org.workerservice.search.criteria;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;

/** What a worker can lack. */
public enum MissingField {
  FAMILY(worker -> names(worker).allMatch(name -> name.family().isEmpty())),
  GIVEN(worker -> names(worker).allMatch(name -> name.given().isEmpty())),
  ADDRESS(worker -> worker.addresses().isEmpty()),
  CITY(worker -> lacks(worker, Address::city)),
  STATE(worker -> lacks(worker, Address::state)),
  POSTAL_CODE(worker -> lacks(worker, Address::postalCode)),
  COUNTRY(worker -> lacks(worker, Address::country)),
  IDENTIFIER(worker -> worker.identifiers().isEmpty()),
  TELECOM(worker -> worker.telecom().isEmpty()),
  PHONE(worker -> lacks(worker.telecom(), ContactPointSystem.PHONE)),
  EMAIL(worker -> lacks(worker.telecom(), ContactPointSystem.EMAIL)),
  BIRTH_DATE(worker -> worker.birthDate().isEmpty()),
  DEATH_DATE(worker -> worker.deceasedDatetime().isEmpty()),
  COMMUNICATION(worker -> worker.communication().isEmpty()),
  QUALIFICATION(worker -> worker.documents().isEmpty());

  private final Predicate<Worker> isMissing;

  MissingField(Predicate<Worker> isMissing) {
    this.isMissing = isMissing;
  }

  boolean isMissingIn(Worker worker) {
    return isMissing.test(worker);
  }

  private static Stream<HumanName> names(Worker worker) {
    return Stream.concat(Stream.of(worker.name()), worker.additionalNames().stream());
  }

  private static boolean lacks(Worker worker, Function<Address, Optional<String>> part) {
    return worker.addresses().stream().map(part).allMatch(Optional::isEmpty);
  }

  private static boolean lacks(List<ContactPoint> telecom, ContactPointSystem system) {
    return telecom.stream().noneMatch(contact -> contact.system() == system);
  }
}
