package org.workerservice.model;

/** The kind of an identity or credential document. */
public enum DocumentType implements Coded {
  PASSPORT,
  BIRTH_CERTIFICATE,
  NATIONAL_ID,
  DRIVERS_LICENSE,
  VOTER_ID,
  MILITARY_ID,
  RESIDENCE_PERMIT,
  WORK_PERMIT,
  PROFESSIONAL_CREDENTIAL,
  CERTIFICATE,
  OTHER;

  /**
   * Whether many bodies issue such documents, each with numbers of its own; the others are counted
   * by their country.
   */
  public boolean isCountedByItsIssuer() {
    return switch (this) {
      case PROFESSIONAL_CREDENTIAL, CERTIFICATE, OTHER -> true;
      case PASSPORT,
          BIRTH_CERTIFICATE,
          NATIONAL_ID,
          DRIVERS_LICENSE,
          VOTER_ID,
          MILITARY_ID,
          RESIDENCE_PERMIT,
          WORK_PERMIT ->
          false;
    };
  }

  @Override
  public String code() {
    return name();
  }
}
