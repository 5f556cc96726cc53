package org.workerservice.model;

/** The kind of an identifier (HL7 v2-0203 where a code exists there). */
public enum IdentifierType implements Coded {
  /** Medical record number or an employer's person number in a facility. */
  MRN,
  /** United States social security number. */
  SSN,
  /** Driver's licence number. */
  DL,
  /** National Provider Identifier (United States). */
  NPI,
  /** Drug Enforcement Administration registration (United States). */
  DEA,
  /** Licence of a professional board. */
  LICENSE,
  /** Employee number, unique within its system. */
  EMPLOYEE,
  /** Passport number. */
  PPN,
  /** Tax number. */
  TAX,
  /** NHS Organisation Data Service code. */
  ODS,
  /** Any other identifier; national person identifiers are recognised by their system. */
  OTHER;

  @Override
  public String code() {
    return name();
  }
}
