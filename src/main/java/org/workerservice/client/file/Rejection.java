package org.workerservice.client.file;

/**
 * Why a row, or one of its links, was not imported.
 *
 * @param row the number of the record, from 1; 0 if not yet known
 * @param line the number of its first line in the file
 * @param field JSON path of the offending field; empty if the whole row is at fault
 * @param message holds no values of the row
 * @param source the text of the row in the file
 */
public record Rejection(
    long row, long line, String field, String code, String message, String source) {
  static final String MALFORMED = "malformed";

  static Rejection malformed(String field, String message) {
    return about(field, MALFORMED, message);
  }

  /** Rejects a row because of one field. */
  public static Rejection about(String field, String code, String message) {
    return new Rejection(0, 0, field, code, message, "");
  }

  /** Returns the same complaint about a row. */
  public Rejection of(long row, Line line) {
    return new Rejection(row, line.number(), field, code, message, line.text());
  }

  @Override
  public String toString() {
    return "Rejection[row=" + row + ", field=" + field + ", code=" + code + "]";
  }
}
