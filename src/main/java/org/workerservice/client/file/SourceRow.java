package org.workerservice.client.file;

/** One record of the file. Rows are numbered from 1. */
public sealed interface SourceRow {
  /** Returns the number of the record. */
  long row();

  /** Returns what the summary must say about the record, and about skipped rows before it. */
  Notes notes();

  /** A record to send, as JSON, and the lines that it comes from. */
  record Readable(long row, String json, Line line, Notes notes) implements SourceRow {
    @Override
    public String toString() {
      return "Readable[row=" + row + "]";
    }
  }

  /** A record that cannot be sent. */
  record Malformed(long row, Rejection rejection, Notes notes) implements SourceRow {}
}
