package org.workerservice.relay.kafka;

/** Kafka accepts nothing now. The message has no personal data. */
public final class KafkaUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RelayProblem problem;

  KafkaUnavailable(RelayProblem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** Returns what is wrong. */
  public RelayProblem problem() {
    return problem;
  }
}
