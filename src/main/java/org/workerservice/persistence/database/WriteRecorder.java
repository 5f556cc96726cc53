package org.workerservice.persistence.database;

/**
 * Measures the writes of this node. Called on event loops, once for each transaction and not for
 * each row; must be fast and must not throw.
 */
public interface WriteRecorder {
  /** A transaction got the lock of the gate after this wait. */
  void gateEntered(long waitedNanos);

  /** A transaction has released the lock of the gate after this time. */
  void gateLeft(long heldNanos);

  /** This many writes wait for a transaction. */
  void waiting(int writes);

  /** A batch of writes has ended, with outcomes or with a failed transaction. */
  void batchEnded(int writes, long nanos, boolean succeeded);
}
