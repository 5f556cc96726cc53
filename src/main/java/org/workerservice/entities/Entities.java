package org.workerservice.entities;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which record belongs to which entity.
 *
 * @param entityOf for each record the smallest position of a record of its entity
 */
public record Entities(int[] entityOf) {

  /** Whether two records describe one person. */
  public boolean same(int one, int other) {
    return entityOf[one] == entityOf[other];
  }

  /** Returns how many entities have how many records. */
  public Map<Integer, Integer> sizes() {
    Map<Integer, Integer> entityToSize = new TreeMap<>();
    Arrays.stream(entityOf).forEach(entity -> entityToSize.merge(entity, 1, Integer::sum));
    Map<Integer, Integer> sizeToCount = new TreeMap<>();
    entityToSize.values().forEach(size -> sizeToCount.merge(size, 1, Integer::sum));
    return sizeToCount;
  }
}
