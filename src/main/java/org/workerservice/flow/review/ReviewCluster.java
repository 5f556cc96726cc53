package org.workerservice.flow.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workerservice.entities.Entities;
import org.workerservice.entities.Grouping;
import org.workerservice.entities.GroupingSettings;
import org.workerservice.entities.ScoredPair;
import org.workerservice.persistence.review.ReviewCommand.Edge;

/**
 * Workers that pending items connect. Pure.
 *
 * @param truncated whether more workers belong to it than are listed
 * @param items the pending ones among the workers, best first
 * @param weakest the best item without which the workers fall apart: the weakest one of the maximum
 *     spanning tree, the last that Kruskal's algorithm takes
 * @param people the workers, grouped by person as the engine would group them
 */
public record ReviewCluster(
    List<UUID> workers,
    boolean truncated,
    List<Edge> items,
    Edge weakest,
    List<List<UUID>> people) {

  /**
   * Describes a cluster.
   *
   * @param workers at least two, connected by pending items
   * @param edges the items among them, best first
   * @param matchFrom the lowest score that is evidence for a pair
   */
  static ReviewCluster of(
      List<UUID> workers, boolean truncated, List<Edge> edges, double matchFrom) {
    List<Edge> pending = edges.stream().filter(edge -> !edge.rejected()).toList();
    return new ReviewCluster(
        workers, truncated, pending, weakest(pending), people(workers, edges, matchFrom));
  }

  private static Edge weakest(List<Edge> bestFirst) {
    Map<UUID, UUID> workerToRoot = new HashMap<>();
    Edge weakest = bestFirst.getFirst();
    for (Edge edge : bestFirst) {
      UUID first = root(workerToRoot, edge.first());
      UUID second = root(workerToRoot, edge.second());
      if (!first.equals(second)) {
        workerToRoot.put(first, second);
        weakest = edge;
      }
    }
    return weakest;
  }

  private static UUID root(Map<UUID, UUID> workerToRoot, UUID worker) {
    UUID root = worker;
    while (workerToRoot.containsKey(root)) {
      root = workerToRoot.get(root);
    }
    return root;
  }

  private static List<List<UUID>> people(List<UUID> workers, List<Edge> edges, double matchFrom) {
    Map<UUID, Integer> workerToPosition = new HashMap<>();
    workers.forEach(worker -> workerToPosition.put(worker, workerToPosition.size()));
    List<ScoredPair> pairs =
        edges.stream()
            .map(
                edge ->
                    new ScoredPair(
                        workerToPosition.get(edge.first()),
                        workerToPosition.get(edge.second()),
                        edge.score(),
                        edge.rejected()))
            .toList();
    Entities entities = Grouping.of(workers.size(), pairs, GroupingSettings.of(matchFrom, true));
    Map<Integer, List<UUID>> entityToWorkers = new LinkedHashMap<>();
    for (int position = 0; position < workers.size(); position++) {
      entityToWorkers
          .computeIfAbsent(entities.entityOf()[position], none -> new ArrayList<>())
          .add(workers.get(position));
    }
    return entityToWorkers.values().stream().map(List::copyOf).toList();
  }
}
