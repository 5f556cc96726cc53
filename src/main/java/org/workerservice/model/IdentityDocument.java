package org.workerservice.model;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * An identity or credential document.
 *
 * @param issuingCountry ISO 3166-1 alpha-2 code after normalisation
 * @param verified whether a person has inspected the document
 */
public record IdentityDocument(
    DocumentType documentType,
    String number,
    Optional<String> issuingCountry,
    Optional<String> issuingAuthority,
    Optional<LocalDate> issueDate,
    Optional<LocalDate> expiryDate,
    boolean verified) {

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
        verified);
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
