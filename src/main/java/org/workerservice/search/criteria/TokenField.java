package org.workerservice.search.criteria;

/** Codes and numbers of a worker that a criterion can compare. */
public enum TokenField {
  /** Identifiers that are not sensitive: the index has no others. */
  IDENTIFIER("ide"),
  /** Values of telecom; the system is phone, email and so on. */
  TELECOM("tel"),
  EMAIL("tel"),
  /** Telephone, fax, SMS and pager numbers, by their digits. */
  PHONE("tel"),
  GENDER(""),
  ACTIVE(""),
  /** Whether the worker has died: true or false. */
  DECEASED("dec"),
  /** BCP 47 tags. */
  COMMUNICATION("com"),
  /** Codes of credentials. */
  QUALIFICATION_CODE("qua");

  private final String code;

  TokenField(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
