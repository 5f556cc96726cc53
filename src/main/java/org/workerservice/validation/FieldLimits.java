package org.workerservice.validation;

/** Max lengths of texts, in Unicode code points as PostgreSQL counts them, and of lists. */
final class FieldLimits {
  static final int TEXT = 255;
  static final int CITY = 100;
  static final int STATE = 50;
  static final int POSTAL_CODE = 20;
  static final int COUNTRY = 100;
  static final int MARITAL_STATUS = 50;
  static final int LANGUAGE = 64;
  static final int LANGUAGES = 64;
  static final int TAX_ID = 64;
  static final int DOCUMENT_NUMBER = 128;
  static final int RELATIONSHIP = 128;
  static final int PHOTO_URL = 2048;
  static final int ODS_CODE = 12;
  static final int ODS_TERM = 20;

  static final int LIST = 256;
  static final int NAMES = 64;
  static final int SOURCES = 64;
  static final int NAME_PARTS = 16;

  private FieldLimits() {}
}
