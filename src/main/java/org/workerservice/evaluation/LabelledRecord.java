package org.workerservice.evaluation;

import org.workerservice.model.Worker;

/**
 * A record with the known entity that it describes.
 *
 * @param label the name of the record in lists of errors
 * @param entity the same for all records of one person
 * @param source the number of its file
 */
public record LabelledRecord(String label, String entity, int source, Worker worker) {
  @Override
  public String toString() {
    return "LabelledRecord[" + label + "]";
  }
}
