package org.workerservice.search.feed;

/**
 * What a feed does with its rounds. A round never starts twice at a time and never after a stop; a
 * round that is running at the stop ends by itself.
 */
enum RoundState {
  /** No round is running or scheduled. */
  IDLE,
  /** A timer starts the next round. */
  SCHEDULED,
  /** A round reads the log or refreshes the index. */
  RUNNING,
  /** The feed is stopped, and its last round still uses the index. */
  STOPPING,
  /** The feed is stopped and uses the index no more, apart from a commit. */
  STOPPED;

  /** Whether a round may be started or scheduled. */
  boolean isIdle() {
    return this == IDLE;
  }

  /** Whether a round uses the index. */
  boolean isRunning() {
    return this == RUNNING || this == STOPPING;
  }

  /** Whether the feed was stopped. */
  boolean isStopped() {
    return this == STOPPING || this == STOPPED;
  }

  /** The state after the timer of a scheduled round. */
  RoundState due() {
    return switch (this) {
      case SCHEDULED -> IDLE;
      case IDLE, RUNNING, STOPPING, STOPPED -> this;
    };
  }

  /** The state after the end of a round. */
  RoundState finished() {
    return switch (this) {
      case RUNNING -> IDLE;
      case STOPPING -> STOPPED;
      case IDLE, SCHEDULED, STOPPED -> this;
    };
  }

  /** The state after a stop. */
  RoundState stopped() {
    return switch (this) {
      case RUNNING, STOPPING -> STOPPING;
      case IDLE, SCHEDULED, STOPPED -> STOPPED;
    };
  }
}
