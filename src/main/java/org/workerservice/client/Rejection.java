package org.workerservice.client;

/**
 * Why a row, or a link of it, was not taken; holds no values of the row.
 *
 * @param field JSON path of the offending field; empty when the row as a whole is at fault
 */
record Rejection(long row, String field, String code, String message) {
  static final String MALFORMED = "malformed";

  static Rejection malformed(long row, String field, String message) {
    return new Rejection(row, field, MALFORMED, message);
  }
}
