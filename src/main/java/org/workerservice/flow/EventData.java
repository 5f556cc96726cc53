package org.workerservice.flow;

import org.workerservice.model.Worker;
import org.workerservice.privacy.Masking;

/** Makes the content of an event: the record with its sensitive values masked. */
public final class EventData {
  private final Masking masking;

  /** Takes the rules of masking. */
  public EventData(Masking masking) {
    this.masking = masking;
  }

  String of(Worker worker) {
    return masking.maskedJson(worker).toString();
  }
}
