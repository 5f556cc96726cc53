package org.workerservice.client.guess;

import java.util.Locale;

/** What a column can hold. */
enum Field {
  FAMILY,
  GIVEN,
  MIDDLE,
  /** A whole name, or a family name beside a column of given names. */
  NAME,
  PREFIX,
  SUFFIX,
  MAIDEN,
  GENDER,
  BIRTH_DATE,
  DEATH_DATE,
  EMAIL,
  PHONE,
  MOBILE,
  FAX,
  STREET,
  HOUSE_NUMBER,
  LINE2,
  CITY,
  STATE,
  POSTAL_CODE,
  COUNTRY,
  EMPLOYEE_NUMBER,
  NPI,
  SSN,
  NHS,
  /** A national number of another scheme. */
  NATIONAL,
  TAX_ID,
  PASSPORT,
  EXPIRY,
  ISSUE,
  LICENSE,
  WORKER_TYPE,
  EMPLOYMENT_STATUS,
  MARITAL_STATUS;

  boolean isDate() {
    return isPartialDate() || this == EXPIRY || this == ISSUE;
  }

  /** Whether the field may be a month or a year. */
  boolean isPartialDate() {
    return this == BIRTH_DATE || this == DEATH_DATE;
  }

  /** Returns the field of a name in the list of columns. */
  static Field named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
