package org.workerservice.encryption;

/** Keys cannot be read or used, or a value cannot be encrypted, decrypted or hashed with them. */
public final class EncryptionException extends RuntimeException {
  /** The message must contain neither key material nor the value. */
  public EncryptionException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message must contain neither key material nor the value. */
  public EncryptionException(String message) {
    super(message);
  }
}
