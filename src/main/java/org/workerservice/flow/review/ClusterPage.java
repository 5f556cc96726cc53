package org.workerservice.flow.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.workerservice.persistence.review.ReviewCommand.Edge;
import org.workerservice.persistence.review.ReviewCommand.Seed;
import org.workerservice.persistence.review.ReviewOrder;

/**
 * A page of clusters, best first. Pure.
 *
 * @param next the place after which the next page starts; empty on the last page
 */
public record ClusterPage(List<ReviewCluster> clusters, Optional<ReviewOrder.Place> next) {

  /** The order of the list by score; the text of an id sorts like the id in the database. */
  private static final Comparator<Edge> BEST_FIRST =
      Comparator.comparingDouble(Edge::score)
          .thenComparing(edge -> edge.id().toString())
          .reversed();

  /**
   * The items whose clusters a page may show.
   *
   * @param seeds each with another set of workers, best first
   * @param last the last item that was looked at; empty if no items are left
   */
  record Candidates(List<Seed> seeds, Optional<Seed> last) {
    /**
     * Chooses the first seeds of clusters that are large enough.
     *
     * @param found items, best first
     * @param isEnd whether no items come after them
     */
    static Candidates of(List<Seed> found, boolean isEnd, int minSize, int limit) {
      List<Seed> seeds = new ArrayList<>();
      Set<Set<UUID>> seen = new HashSet<>();
      for (Seed seed : found) {
        if (seed.workers().size() >= minSize && seen.add(new HashSet<>(seed.workers()))) {
          seeds.add(seed);
          if (seeds.size() == limit) {
            return new Candidates(seeds, Optional.of(seed));
          }
        }
      }
      return new Candidates(
          seeds, isEnd || found.isEmpty() ? Optional.empty() : Optional.of(found.getLast()));
    }

    List<UUID> workers() {
      Set<UUID> workers = new LinkedHashSet<>();
      seeds.forEach(seed -> workers.addAll(seed.workers()));
      return List.copyOf(workers);
    }
  }

  /** A cluster is shown at its best item; an earlier page has shown it if that is not the seed. */
  static ClusterPage of(Candidates candidates, List<Edge> edges, double matchFrom) {
    Map<UUID, List<Edge>> firstToEdges = edges.stream().collect(Collectors.groupingBy(Edge::first));
    List<ReviewCluster> clusters = new ArrayList<>();
    Set<UUID> shown = new HashSet<>();
    for (Seed seed : candidates.seeds()) {
      Set<UUID> workers = Set.copyOf(seed.workers());
      List<Edge> among =
          workers.stream()
              .flatMap(worker -> firstToEdges.getOrDefault(worker, List.of()).stream())
              .filter(edge -> workers.contains(edge.second()))
              .sorted(BEST_FIRST)
              .toList();
      boolean isBest =
          among.stream()
              .filter(edge -> !edge.rejected())
              .findFirst()
              .filter(edge -> edge.id().equals(seed.id()))
              .isPresent();
      if (isBest && !shown.containsAll(workers)) {
        clusters.add(ReviewCluster.of(seed.workers(), seed.truncated(), among, matchFrom));
        shown.addAll(workers);
      }
    }
    return new ClusterPage(
        clusters,
        candidates
            .last()
            .map(
                seed ->
                    new ReviewOrder.Place(
                        ReviewOrder.SCORE, Math.round(seed.score() * 10_000), seed.id())));
  }
}
