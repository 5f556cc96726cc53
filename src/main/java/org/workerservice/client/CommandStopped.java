package org.workerservice.client;

/** The command cannot continue. The message is a sentence for the person who started it. */
public final class CommandStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates an exception with a sentence that says why. */
  public CommandStopped(String message) {
    super(message);
  }
}
