package org.workerservice.persistence.worker;

/**
 * Learns of every committed write of this node before whoever asked for it does. Called on the
 * event loop of the writer, so it must be quick and must not throw.
 */
public interface CommitListener {
  /** Somebody's write of a worker is committed. */
  void committed(WriteItem item, WriteOutcome.Written outcome);

  /** Something else is committed, with events up to this sequence. */
  void committed(long sequence);
}
