package org.workerservice.persistence.database;

/**
 * Is told how the writes of this node go. Called on event loops, for each transaction and not for
 * each row, so it must be quick and must not throw.
 */
public interface WriteRecorder {
  /** A transaction was let through the gate after it had asked for it so long ago. */
  void gateEntered(long waitedNanos);

  /** A transaction has left the gate to the next one. */
  void gateLeft(long heldNanos);

  /** So many writes wait for a transaction. */
  void waiting(int writes);

  /** A batch of writes has ended: its outcomes are known, or its transaction failed. */
  void batchEnded(int writes, long nanos, boolean succeeded);
}
