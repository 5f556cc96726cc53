package org.workerservice.relay.kafka;

/** Kafka accepts nothing now. The message has no personal data. */
final class KafkaUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RelayProblem problem;

  KafkaUnavailable(RelayProblem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  RelayProblem problem() {
    return problem;
  }
}
