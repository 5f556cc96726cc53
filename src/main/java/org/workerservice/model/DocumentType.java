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

  @Override
  public String code() {
    return name();
  }
}
