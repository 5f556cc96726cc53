package org.workerservice.entities;

/**
 * Records that matches connect, directly or through others. Grouping never joins records of
 * different components, so each component can be grouped by itself. Not thread-safe.
 */
public final class Components {
  private final int[] parent;

  /** Creates a component for each record. */
  public Components(int records) {
    parent = new int[records];
    for (int record = 0; record < records; record++) {
      parent[record] = record;
    }
  }

  /** Joins the components of two records that match. Returns whether they were different. */
  public boolean join(int one, int other) {
    int first = of(one);
    int second = of(other);
    // The smaller one stays, so that the result does not depend on the order.
    parent[Math.max(first, second)] = Math.min(first, second);
    return first != second;
  }

  /** Returns the smallest record of a component. */
  public int of(int record) {
    int root = record;
    while (parent[root] != root) {
      root = parent[root];
    }
    for (int at = record; parent[at] != root; ) {
      int next = parent[at];
      parent[at] = root;
      at = next;
    }
    return root;
  }
}
