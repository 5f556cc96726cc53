package org.workerservice.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.workerservice.identifiers.IdentifierSchemes;
import org.workerservice.identifiers.PassportNumbers;
import org.workerservice.identifiers.Validity;
import org.workerservice.model.DocumentType;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;

/** What answers say of a record beyond what it holds. */
public final class ComputedFields {
  static final String VALIDITY = "validity";
  static final String STATUS = "status";
  static final String INCOMPLETE = "incomplete";

  private ComputedFields() {}

  /** Whether an identifier obeys the rules of its scheme. */
  static String validity(Identifier identifier) {
    return code(
        IdentifierSchemes.validity(
            identifier.identifierType().code(), identifier.system(), identifier.value()));
  }

  /** Whether a passport has the form that its country gives it; no rule is known for others. */
  static String validity(IdentityDocument document) {
    return code(
        document.documentType() == DocumentType.PASSPORT
            ? PassportNumbers.validity(document.issuingCountry().orElse(""), document.number())
            : Validity.UNCHECKED);
  }

  private static String code(Validity validity) {
    return validity.name().toLowerCase(Locale.ROOT);
  }

  /** Whether a document is in force today (UTC). */
  static String status(IdentityDocument document) {
    return document.statusOn(LocalDate.now(ZoneOffset.UTC)).code();
  }

  /** Adds to the masked form of a worker what is computed from the whole. */
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
    say(worker.name(), masked.path("name"));
    for (int i = 0; i < worker.additionalNames().size(); i++) {
      say(worker.additionalNames().get(i), element(masked, "additional_names", i));
    }
    return masked;
  }

  private static ObjectNode element(ObjectNode masked, String list, int index) {
    return (ObjectNode) masked.path(list).get(index);
  }

  private static void say(HumanName name, JsonNode masked) {
    if (name.incomplete()) {
      ((ObjectNode) masked).put(INCOMPLETE, true);
    }
  }
}
