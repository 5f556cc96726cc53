package org.workerservice.app.postgresql;

/** What became of a server that was launched. */
sealed interface LaunchOutcome {
  /** It answers. */
  record Ready() implements LaunchOutcome {}

  /** Another program listens on the port. */
  record PortTaken() implements LaunchOutcome {}

  /** Processes of a killed server still hold its shared memory; they end by themselves. */
  record MemoryHeld() implements LaunchOutcome {}

  /**
   * It ended, or does not let us in.
   *
   * @param reason the server's own words
   */
  record Failed(String reason) implements LaunchOutcome {}
}
