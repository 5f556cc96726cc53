package org.workerservice.persistence.merge;

import java.util.Optional;
import org.workerservice.model.Worker;

/**
 * One change that a merge made to the survivor. Its values are records in which only the field in
 * question is set, so that sensitive values are stored like those of any record.
 *
 * @param kind {@code replaced}, {@code added} or {@code dropped}
 * @param field the name in JSON
 * @param from the value before; empty if there was none
 * @param to the value after; empty if there is none
 */
public record StoredTransfer(
    String kind, String field, Optional<Worker> from, Optional<Worker> to) {
  @Override
  public String toString() {
    return "StoredTransfer[" + kind + " " + field + "]";
  }
}
