package org.workerservice.config.reading;

/**
 * The service cannot start as configured. The message is one sentence for the operator: which key,
 * from which source, and what is allowed. It contains no configured value, hence no secret.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with the sentence to show. */
  public ConfigurationException(String message) {
    super(message);
  }
}
