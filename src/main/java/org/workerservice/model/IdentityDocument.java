package org.workerservice.model;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * An identity or credential document.
 *
 * @param number empty only for a credential that has a code instead
 * @param issuingCountry ISO 3166-1 alpha-2 code after normalisation
 * @param verified whether a person has inspected the document
 * @param code what was awarded, such as the code of a degree or a licence (FHIR {@code
 *     qualification.code})
 * @param system the namespace URI of the number
 */
public record IdentityDocument(
    DocumentType documentType,
    String number,
    Optional<String> issuingCountry,
    Optional<String> issuingAuthority,
    Optional<LocalDate> issueDate,
    Optional<LocalDate> expiryDate,
    boolean verified,
    Optional<Coding> code,
    Optional<String> system) {

  /** How long before its last day a document counts as expiring. */
  public static final Period EXPIRING_WITHIN = Period.ofMonths(6);

  /** Replaces null by the empty or default value. */
  public IdentityDocument {
    documentType = documentType == null ? DocumentType.OTHER : documentType;
    number = number == null ? "" : number;
    issuingCountry = Absent.toEmpty(issuingCountry);
    issuingAuthority = Absent.toEmpty(issuingAuthority);
    issueDate = Absent.toEmpty(issueDate);
    expiryDate = Absent.toEmpty(expiryDate);
    code = Absent.toEmpty(code);
    system = Absent.toEmpty(system);
  }

  /** Creates a document without a code, whose number is in no known namespace. */
  public IdentityDocument(
      DocumentType documentType,
      String number,
      Optional<String> issuingCountry,
      Optional<String> issuingAuthority,
      Optional<LocalDate> issueDate,
      Optional<LocalDate> expiryDate,
      boolean verified) {
    this(
        documentType,
        number,
        issuingCountry,
        issuingAuthority,
        issueDate,
        expiryDate,
        verified,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same document with another number. */
  public IdentityDocument withNumber(String replacement) {
    return new IdentityDocument(
        documentType,
        replacement,
        issuingCountry,
        issuingAuthority,
        issueDate,
        expiryDate,
        verified,
        code,
        system);
  }

  /** Returns the status of the document on a day; on its last day it is still in force. */
  public DocumentStatus statusOn(LocalDate day) {
    if (expiryDate.isEmpty()) {
      return DocumentStatus.NO_EXPIRY;
    }
    LocalDate lastDay = expiryDate.get();
    if (lastDay.isBefore(day)) {
      return DocumentStatus.EXPIRED;
    }
    return lastDay.isBefore(day.plus(EXPIRING_WITHIN))
        ? DocumentStatus.EXPIRING
        : DocumentStatus.VALID;
  }

  @Override
  public String toString() {
    return "IdentityDocument[" + documentType.code() + "]";
  }
}
