package org.workerservice.config;

/**
 * The service cannot start as configured. The message is one sentence for the operator: which key,
 * from which source, and what is allowed. It holds no configured value, so no secret either.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the sentence to show. */
  public ConfigurationException(String message) {
    super(message);
  }
}
