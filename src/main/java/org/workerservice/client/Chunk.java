package org.workerservice.client;

import java.util.List;
import java.util.Optional;

/**
 * Neighbouring rows that are acknowledged together: either all to be sent, or one that cannot be.
 *
 * @param workers the JSON forms of rows {@code firstRow} onwards
 * @param rejection of a row that is not sent; then there are no workers
 * @param consumed bytes of the file up to the end of the chunk
 */
record Chunk(long firstRow, List<String> workers, Optional<Rejection> rejection, long consumed) {
  /** Returns the row after the last one. */
  long nextRow() {
    return firstRow + (rejection.isPresent() ? 1 : workers.size());
  }

  String body() {
    StringBuilder body = new StringBuilder("{\"workers\":[");
    for (int index = 0; index < workers.size(); index++) {
      body.append(index == 0 ? "" : ",").append(workers.get(index));
    }
    return body.append("]}").toString();
  }

  @Override
  public String toString() {
    return "Chunk[firstRow=" + firstRow + ", size=" + workers.size() + "]";
  }
}
