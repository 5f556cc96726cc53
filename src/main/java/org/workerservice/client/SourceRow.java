package org.workerservice.client;

/** One record of the file. Rows are numbered from 1. */
sealed interface SourceRow {
  /** Returns the number of the record. */
  long row();

  /** A record to send, as JSON. */
  record Readable(long row, String json) implements SourceRow {
    @Override
    public String toString() {
      return "Readable[row=" + row + "]";
    }
  }

  /** A record that cannot be sent. */
  record Malformed(long row, Rejection rejection) implements SourceRow {}
}
