package org.workerservice.client.mapping;

/** A mapping file cannot be used; the message is a sentence for the person who wrote it. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong and where. */
  public MappingException(String message) {
    super(message);
  }
}
