package org.workerservice.benchmark;

import org.workerservice.model.Worker;

/**
 * A worker that was imported.
 *
 * @param row counts from 1 over the import
 */
record Sample(int row, Worker worker) {
  @Override
  public String toString() {
    return "Sample[row=" + row + "]";
  }
}
