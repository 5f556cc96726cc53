package org.workerservice.benchmark;

import org.workerservice.model.Worker;

/**
 * An imported worker.
 *
 * @param row number in the import, from 1
 */
record Sample(int row, Worker worker) {
  @Override
  public String toString() {
    return "Sample[row=" + row + "]";
  }
}
