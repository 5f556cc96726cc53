package org.workerservice.client.imports;

import java.util.List;
import java.util.Optional;
import org.workerservice.client.file.Notes;
import org.workerservice.client.file.Rejection;
import org.workerservice.client.file.SourceRow;

/**
 * Consecutive rows that are acknowledged together: rows to send, or a single row that cannot be
 * sent.
 *
 * @param rows the rows from {@code firstRow} on; empty for a rejected row
 * @param rejection why the single row is not sent
 * @param notes about these rows
 * @param consumed bytes of the file up to the end of the chunk
 */
record Chunk(
    long firstRow,
    List<SourceRow.Readable> rows,
    Optional<Rejection> rejection,
    Notes notes,
    long consumed) {

  /** Returns the row after the last one. */
  long nextRow() {
    return firstRow + (rejection.isPresent() ? 1 : rows.size());
  }

  /** Returns the body of the request, with the list under this name. */
  String body(String list) {
    StringBuilder body = new StringBuilder("{\"").append(list).append("\":[");
    for (int index = 0; index < rows.size(); index++) {
      body.append(index == 0 ? "" : ",").append(rows.get(index).json());
    }
    return body.append("]}").toString();
  }

  @Override
  public String toString() {
    return "Chunk[firstRow=" + firstRow + ", size=" + rows.size() + "]";
  }
}
