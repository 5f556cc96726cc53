package org.workerservice.app.postgresql;

/** The outcome of a launch of the server. */
sealed interface LaunchOutcome {
  /** It answers. */
  record Ready() implements LaunchOutcome {}

  /** Another program listens on the port. */
  record PortTaken() implements LaunchOutcome {}

  /** Processes of a killed server still hold its shared memory; they end by themselves. */
  record MemoryHeld() implements LaunchOutcome {}

  /**
   * It ended, or does not accept connections.
   *
   * @param reason the message of the server
   */
  record Failed(String reason) implements LaunchOutcome {}
}
