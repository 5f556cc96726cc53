package org.workerservice.relay.kafka;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;
import org.workerservice.persistence.relay.WorkerState;

/** Turns stored workers into records of their state. */
final class StateRecords {
  private static final Logger LOG = LoggerFactory.getLogger(StateRecords.class);

  private final EventRecords records;
  private final UnaryOperator<String> mask;

  /**
   * Creates a converter.
   *
   * @param mask turns a stored record into the masked content of an event
   */
  StateRecords(EventRecords records, UnaryOperator<String> mask) {
    this.records = records;
    this.mask = mask;
  }

  /** Leaves out workers that cannot be read; the log names them. */
  List<OutgoingRecord> of(List<WorkerState> workers) {
    return workers.stream().flatMap(worker -> of(worker).stream()).toList();
  }

  private Optional<OutgoingRecord> of(WorkerState worker) {
    try {
      return Optional.of(
          records.state(
              new WorkerState(
                  worker.id(),
                  worker.tenant(),
                  worker.version(),
                  worker.updatedAt(),
                  worker.record().map(mask))));
    } catch (RuntimeException unreadable) {
      LOG.warn(
          "The state of worker {} cannot be published: {}",
          worker.id(),
          FailureText.of(unreadable));
      return Optional.empty();
    }
  }
}
