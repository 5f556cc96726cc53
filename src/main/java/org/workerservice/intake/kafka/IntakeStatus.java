package org.workerservice.intake.kafka;

import java.util.Optional;
import org.workerservice.relay.kafka.RelayProblem;

/** What the reading of commands does on this node. Thread-safe. */
public final class IntakeStatus {
  private volatile State state = new State(0, 0, 0, 0);
  private volatile Optional<RelayProblem> reading = Optional.empty();
  private volatile Optional<RelayProblem> answering = Optional.empty();

  /**
   * The state of the consumer.
   *
   * @param partitions that this node reads
   * @param paused those of them that wait until commands are executed
   * @param pending commands that were read and are not finished
   * @param lag records that were not read, in the partitions of this node
   */
  public record State(int partitions, int paused, int pending, long lag) {}

  /** Returns the state of now. */
  public State state() {
    return state;
  }

  /** Returns why no commands are read or no results are told at the moment. */
  public Optional<RelayProblem> problem() {
    return reading.or(() -> answering);
  }

  void report(State now) {
    state = now;
  }

  void reads() {
    reading = Optional.empty();
  }

  void cannotRead(RelayProblem problem) {
    reading = Optional.of(problem);
  }

  void answers() {
    answering = Optional.empty();
  }

  void cannotAnswer(RelayProblem problem) {
    answering = Optional.of(problem);
  }
}
