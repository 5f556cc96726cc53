package org.workerservice.persistence.worker;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps faults of a listener away from the answers to writes, which are committed by then. */
public record GuardedListener(CommitListener listener) implements CommitListener {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

  @Override
  public void committed(WriteItem item, WriteOutcome.Written outcome) {
    guard(guarded -> guarded.committed(item, outcome));
  }

  @Override
  public void committed(long sequence) {
    guard(guarded -> guarded.committed(sequence));
  }

  /** The message of what is thrown may quote the record. */
  private void guard(Consumer<CommitListener> telling) {
    try {
      telling.accept(listener);
    } catch (RuntimeException problem) {
      LOG.error("A committed write could not be handed over: {}", problem.getClass().getName());
    }
  }
}
