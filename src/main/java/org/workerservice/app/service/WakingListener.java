package org.workerservice.app.service;

import org.workerservice.persistence.worker.write.CommitListener;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteOutcome;

/** Wakes the relay of this node after each commit, so that it need not poll for them. */
record WakingListener(CommitListener listener, Runnable wake) implements CommitListener {
  @Override
  public void committed(WriteItem item, WriteOutcome.Written outcome) {
    listener.committed(item, outcome);
    wake.run();
  }

  @Override
  public void committed(long sequence) {
    listener.committed(sequence);
    wake.run();
  }
}
