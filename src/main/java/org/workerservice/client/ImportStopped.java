package org.workerservice.client;

/** The import cannot go on; the message is a sentence for the person who started it. */
public final class ImportStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says why. */
  public ImportStopped(String message) {
    super(message);
  }
}
