package org.workerservice.matching.feature;

import java.util.Arrays;
import java.util.List;

/**
 * The match keys of a record as short keyed hashes in ascending order, so that two prepared records
 * can tell whether they share one.
 */
record KeyPrints(int[] prints) {
  static final KeyPrints NONE = new KeyPrints(new int[0]);

  static KeyPrints of(List<Long> keyHashes) {
    return new KeyPrints(keyHashes.stream().mapToInt(Long::intValue).sorted().distinct().toArray());
  }

  boolean intersects(KeyPrints other) {
    int i = 0;
    int j = 0;
    while (i < prints.length && j < other.prints.length) {
      if (prints[i] == other.prints[j]) {
        return true;
      }
      if (prints[i] < other.prints[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof KeyPrints(int[] others) && Arrays.equals(prints, others);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prints);
  }
}
