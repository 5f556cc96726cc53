package org.workerservice.relay.kafka;

import java.time.Duration;
import java.util.Optional;
import org.workerservice.persistence.relay.RelayBacklog;

/** What the relay of this node does. Thread-safe. */
public final class RelayStatus {
  private static final State STANDBY =
      new State(false, Optional.empty(), 0, Duration.ZERO, 0, false);

  private volatile State state = STANDBY;

  /**
   * A state of the relay.
   *
   * @param leads whether this node publishes; the other nodes report nothing else
   * @param problem why nothing is published at the moment
   * @param lag sequences of the log that are not published
   * @param age of the oldest of them
   * @param parked events that could not be published or wait behind such an event
   * @param snapshot whether a snapshot runs
   */
  public record State(
      boolean leads,
      Optional<RelayProblem> problem,
      long lag,
      Duration age,
      long parked,
      boolean snapshot) {}

  /** Returns the state of now. */
  public State state() {
    return state;
  }

  /** This node leads. */
  synchronized void leads(RelayBacklog backlog) {
    state = STANDBY;
    report(backlog);
  }

  /** Another node may lead. */
  synchronized void standsBy(Optional<RelayProblem> problem) {
    state = new State(false, problem, 0, Duration.ZERO, 0, false);
  }

  synchronized void report(RelayBacklog backlog) {
    state =
        new State(
            true,
            state.problem(),
            backlog.events(),
            backlog.age(),
            backlog.parked(),
            backlog.snapshot().isPresent());
  }

  synchronized void published() {
    if (state.problem().isPresent()) {
      state =
          new State(
              state.leads(),
              Optional.empty(),
              state.lag(),
              state.age(),
              state.parked(),
              state.snapshot());
    }
  }

  synchronized void failed(RelayProblem problem) {
    state =
        new State(
            state.leads(),
            Optional.of(problem),
            state.lag(),
            state.age(),
            state.parked(),
            state.snapshot());
  }
}
