package org.workerservice.client.mapping;

/** A mapping file is unusable. The message is a sentence for the person who wrote it. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates an exception with a sentence that says what is wrong and where. */
  public MappingException(String message) {
    super(message);
  }
}
