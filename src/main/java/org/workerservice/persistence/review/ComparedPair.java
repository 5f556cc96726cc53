package org.workerservice.persistence.review;

import java.util.UUID;

/**
 * The identity prints of a pair.
 *
 * @param item of the pair
 * @param compared of both workers, one after the other, when a person last decided
 * @param firstNow of the first worker as it is now
 * @param secondNow of the second worker as it is now
 */
public record ComparedPair(UUID item, byte[] compared, byte[] firstNow, byte[] secondNow) {
  @Override
  public String toString() {
    return "ComparedPair[" + item + "]";
  }
}
