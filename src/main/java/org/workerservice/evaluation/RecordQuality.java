package org.workerservice.evaluation;

import java.util.HashMap;
import java.util.Map;

/**
 * The quality of groups by record (B³): large groups count by their records, not by their pairs.
 *
 * @param precision mean share of the records in the group of a record that are the same person
 * @param recall mean share of the records of a person that are in the group of a record
 */
public record RecordQuality(double precision, double recall) {

  /**
   * Compares groups with the people they should be.
   *
   * @param groups the group of each record
   * @param entities the person of each record
   */
  static RecordQuality of(int[] groups, int[] entities) {
    Map<Integer, Integer> groupToSize = new HashMap<>();
    Map<Integer, Integer> entityToSize = new HashMap<>();
    Map<Long, Integer> bothToSize = new HashMap<>();
    for (int i = 0; i < groups.length; i++) {
      groupToSize.merge(groups[i], 1, Integer::sum);
      entityToSize.merge(entities[i], 1, Integer::sum);
      bothToSize.merge(both(groups[i], entities[i]), 1, Integer::sum);
    }
    double precision = 0;
    double recall = 0;
    for (int i = 0; i < groups.length; i++) {
      double shared = bothToSize.get(both(groups[i], entities[i]));
      precision += shared / groupToSize.get(groups[i]);
      recall += shared / entityToSize.get(entities[i]);
    }
    return groups.length == 0
        ? new RecordQuality(1, 1)
        : new RecordQuality(precision / groups.length, recall / groups.length);
  }

  private static long both(int group, int entity) {
    return (long) group << 32 | entity;
  }

  /** Returns the harmonic mean of precision and recall. */
  public double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
}
