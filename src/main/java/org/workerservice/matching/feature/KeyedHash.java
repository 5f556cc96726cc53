package org.workerservice.matching.feature;

/**
 * A keyed one-way function: it finds equal sensitive values without making them readable.
 *
 * <p>The same text gives the same bytes as long as the key exists. Thread-safe.
 */
@FunctionalInterface
public interface KeyedHash {
  /** Returns the hash of the text, 32 bytes. */
  byte[] hash(String text);
}
