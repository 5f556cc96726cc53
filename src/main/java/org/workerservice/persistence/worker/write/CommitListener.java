package org.workerservice.persistence.worker.write;

/**
 * Is called for every committed write of this node, before the caller gets its answer. Called on
 * the event loop of the writer, so it must be fast and must not throw.
 */
public interface CommitListener {
  /** The write of a worker is committed. */
  void committed(WriteItem item, WriteOutcome.Written outcome);

  /** A change of other records is committed, with events up to this sequence. */
  void committed(long sequence);
}
