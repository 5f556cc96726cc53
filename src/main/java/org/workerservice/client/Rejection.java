package org.workerservice.client;

/**
 * Why a row, or one of its links, was not imported. Holds no values of the row.
 *
 * @param field JSON path of the offending field; empty if the whole row is at fault
 */
record Rejection(long row, String field, String code, String message) {
  static final String MALFORMED = "malformed";

  static Rejection malformed(long row, String field, String message) {
    return new Rejection(row, field, MALFORMED, message);
  }
}
