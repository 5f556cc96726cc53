package org.workerservice.matching.feature;

/**
 * A keyed one-way function, so that equal sensitive values can be found without being readable.
 *
 * <p>The same text gives the same bytes for as long as the key lives. Safe for use by many threads.
 */
@FunctionalInterface
public interface KeyedHash {
  /** Returns the 32 bytes that stand for the text. */
  byte[] hash(String text);
}
