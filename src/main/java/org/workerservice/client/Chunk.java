package org.workerservice.client;

import java.util.List;
import java.util.Optional;

/**
 * Neighbouring rows that are acknowledged together: either all to be sent, or one that cannot be.
 *
 * @param records the JSON forms of rows {@code firstRow} onwards
 * @param rejection of a row that is not sent; then there are none
 * @param consumed bytes of the file up to the end of the chunk
 */
record Chunk(long firstRow, List<String> records, Optional<Rejection> rejection, long consumed) {
  /** Returns the row after the last one. */
  long nextRow() {
    return firstRow + (rejection.isPresent() ? 1 : records.size());
  }

  /** Returns the body of the request, in which the list goes by this name. */
  String body(String list) {
    StringBuilder body = new StringBuilder("{\"").append(list).append("\":[");
    for (int index = 0; index < records.size(); index++) {
      body.append(index == 0 ? "" : ",").append(records.get(index));
    }
    return body.append("]}").toString();
  }

  @Override
  public String toString() {
    return "Chunk[firstRow=" + firstRow + ", size=" + records.size() + "]";
  }
}
