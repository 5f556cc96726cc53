package org.workerservice.support;

import java.util.ArrayList;
import java.util.List;
import org.workerservice.persistence.database.WriteRecorder;

/** Records its calls, without the times. */
public final class RecordedWrites implements WriteRecorder {
  private final List<String> told = new ArrayList<>();

  /** Returns the calls in order. */
  public List<String> told() {
    return List.copyOf(told);
  }

  @Override
  public void gateEntered(long waitedNanos) {
    told.add("entered");
  }

  @Override
  public void gateLeft(long heldNanos) {
    told.add("left");
  }

  @Override
  public void waiting(int writes) {
    told.add(writes + " waiting");
  }

  @Override
  public void batchEnded(int writes, long nanos, boolean succeeded) {
    told.add("batch of " + writes + (succeeded ? " committed" : " failed"));
  }
}
