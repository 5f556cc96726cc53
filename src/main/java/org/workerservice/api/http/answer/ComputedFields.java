package org.workerservice.api.http.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.workerservice.identifiers.IdentifierSchemes;
import org.workerservice.identifiers.InternationalNumbers;
import org.workerservice.identifiers.PassportNumbers;
import org.workerservice.identifiers.Validity;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.DocumentType;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;

/** Fields of an answer that are computed from the record, not stored in it. */
public final class ComputedFields {
  static final String VALIDITY = "validity";
  static final String STATUS = "status";
  static final String INCOMPLETE = "incomplete";

  private ComputedFields() {}

  /** Returns whether an identifier follows the rules of its scheme. */
  static String validity(Identifier identifier) {
    return code(
        IdentifierSchemes.validity(
            identifier.identifierType().code(), identifier.system(), identifier.value()));
  }

  /**
   * Returns whether a passport number has the format of its country. Other documents are unchecked,
   * because no rule is known for them.
   */
  static String validity(IdentityDocument document) {
    return code(
        document.documentType() == DocumentType.PASSPORT
            ? PassportNumbers.validity(document.issuingCountry().orElse(""), document.number())
            : Validity.UNCHECKED);
  }

  /**
   * Returns whether a telephone number could be read; empty for contact points that are refused if
   * they cannot be read.
   */
  static Optional<String> validity(ContactPoint contact) {
    return switch (contact.system()) {
      case PHONE, FAX, SMS -> Optional.of(code(telephone(contact.value())));
      case EMAIL, PAGER, URL, OTHER -> Optional.empty();
    };
  }

  private static Validity telephone(String number) {
    return InternationalNumbers.isInternational(number) ? Validity.VALID : Validity.INVALID;
  }

  private static String code(Validity validity) {
    return validity.name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a document is valid today (UTC). */
  static String status(IdentityDocument document) {
    return document.statusOn(LocalDate.now(ZoneOffset.UTC)).code();
  }

  /**
   * Adds the computed fields to the masked JSON of a worker. They are computed from the unmasked
   * worker.
   */
  public static ObjectNode addTo(ObjectNode masked, Worker worker) {
    for (int i = 0; i < worker.identifiers().size(); i++) {
      element(masked, "identifiers", i).put(VALIDITY, validity(worker.identifiers().get(i)));
    }
    for (int i = 0; i < worker.documents().size(); i++) {
      IdentityDocument document = worker.documents().get(i);
      element(masked, "documents", i)
          .put(STATUS, status(document))
          .put(VALIDITY, validity(document));
    }
    markUnreadable(worker.telecom(), masked);
    for (int i = 0; i < worker.emergencyContacts().size(); i++) {
      markUnreadable(
          worker.emergencyContacts().get(i).telecom(), element(masked, "emergency_contacts", i));
    }
    markIncomplete(worker.name(), masked.path("name"));
    for (int i = 0; i < worker.additionalNames().size(); i++) {
      markIncomplete(worker.additionalNames().get(i), element(masked, "additional_names", i));
    }
    return masked;
  }

  private static ObjectNode element(ObjectNode masked, String list, int index) {
    return (ObjectNode) masked.path(list).get(index);
  }

  private static void markUnreadable(List<ContactPoint> contacts, ObjectNode masked) {
    for (int i = 0; i < contacts.size(); i++) {
      ObjectNode contact = element(masked, "telecom", i);
      validity(contacts.get(i)).ifPresent(code -> contact.put(VALIDITY, code));
    }
  }

  private static void markIncomplete(HumanName name, JsonNode masked) {
    if (name.incomplete()) {
      ((ObjectNode) masked).put(INCOMPLETE, true);
    }
  }
}
