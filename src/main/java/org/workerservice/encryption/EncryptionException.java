package org.workerservice.encryption;

/** Keys that cannot be read, or a stored value that cannot be decrypted with them. */
public final class EncryptionException extends RuntimeException {
  /** Takes a message without key material and without the value. */
  public EncryptionException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Takes a message without key material and without the value. */
  public EncryptionException(String message) {
    super(message);
  }
}
