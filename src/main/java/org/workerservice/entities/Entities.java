package org.workerservice.entities;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entity of each record.
 *
 * @param entityOf for each record, the smallest position of a record of its entity
 */
public record Entities(int[] entityOf) {

  /** Whether two records describe one person. */
  public boolean same(int one, int other) {
    return entityOf[one] == entityOf[other];
  }

  /** Returns the number of entities of each size. */
  public Map<Integer, Integer> sizes() {
    Map<Integer, Integer> entityToSize = new TreeMap<>();
    Arrays.stream(entityOf).forEach(entity -> entityToSize.merge(entity, 1, Integer::sum));
    Map<Integer, Integer> sizeToCount = new TreeMap<>();
    entityToSize.values().forEach(size -> sizeToCount.merge(size, 1, Integer::sum));
    return sizeToCount;
  }
}
