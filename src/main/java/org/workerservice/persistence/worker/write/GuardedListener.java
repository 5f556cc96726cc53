package org.workerservice.persistence.worker.write;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs exceptions of a listener, so that they do not fail writes that are committed already. */
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

  /** Does not log the message of the exception, which may quote the record. */
  private void guard(Consumer<CommitListener> call) {
    try {
      call.accept(listener);
    } catch (RuntimeException problem) {
      LOG.error("A listener failed for a committed write: {}", problem.getClass().getName());
    }
  }
}
