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
   * Whether many bodies issue such documents, each with its own series of numbers; other documents
   * are numbered per country.
   */
  public boolean isNumberedByIssuer() {
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
