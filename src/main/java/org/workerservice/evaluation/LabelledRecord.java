package org.workerservice.evaluation;

import org.workerservice.model.Worker;

/**
 * A record of which it is known whom it describes.
 *
 * @param label what the record is called in lists of errors
 * @param entity records of one person have the same
 * @param source the number of the file that it comes from
 */
public record LabelledRecord(String label, String entity, int source, Worker worker) {
  @Override
  public String toString() {
    return "LabelledRecord[" + label + "]";
  }
}
