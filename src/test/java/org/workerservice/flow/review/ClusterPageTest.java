package org.workerservice.flow.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.persistence.review.ReviewCommand.Edge;
import org.workerservice.persistence.review.ReviewCommand.Seed;

class ClusterPageTest {
  private static final double MATCH_FROM = 0.85;

  private static UUID id(long number) {
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
  }

  private static Edge edge(long number, long first, long second, double score) {
    return new Edge(id(number), id(first), id(second), score, 1, false);
  }

  private static Seed seed(Edge edge, long... workers) {
    return new Seed(
        edge.id(),
        edge.score(),
        Arrays.stream(workers).mapToObj(ClusterPageTest::id).toList(),
        false);
  }

  private static ClusterPage page(List<Seed> seeds, List<Edge> edges) {
    return ClusterPage.of(ClusterPage.Candidates.of(seeds, true, 2, 10), edges, MATCH_FROM);
  }

  @Test
  void shouldNameThePairThatHoldsTheGroupTogether() {
    Edge strong = edge(101, 1, 2, 0.95);
    Edge inside = edge(102, 1, 3, 0.94);
    Edge weakButNotNeeded = edge(103, 2, 3, 0.55);
    Edge bridge = edge(104, 3, 4, 0.7);

    ClusterPage page =
        page(List.of(seed(strong, 1, 2, 3, 4)), List.of(weakButNotNeeded, bridge, inside, strong));

    assertThat(page.clusters()).hasSize(1);
    assertThat(page.clusters().getFirst().weakest()).isEqualTo(bridge);
    assertThat(page.clusters().getFirst().items())
        .containsExactly(strong, inside, bridge, weakButNotNeeded);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void shouldLeaveOutGroupsOfEarlierPages() {
    Edge best = edge(101, 1, 2, 0.95);
    Edge later = edge(102, 2, 3, 0.9);

    ClusterPage page = page(List.of(seed(later, 2, 3, 1)), List.of(best, later));

    assertThat(page.clusters()).isEmpty();
  }

  @Test
  void shouldBreakTiesById() {
    Edge low = edge(101, 1, 2, 0.9);
    Edge high = edge(0x8000_0000_0000L, 2, 3, 0.9);

    assertThat(page(List.of(seed(high, 2, 3, 1)), List.of(low, high)).clusters()).hasSize(1);
    assertThat(page(List.of(seed(low, 1, 2, 3)), List.of(low, high)).clusters()).isEmpty();
  }

  @Test
  void shouldSayWhereTheNextPageStarts() {
    Edge first = edge(101, 1, 2, 0.9);
    Edge second = edge(102, 3, 4, 0.8);
    List<Seed> seeds = List.of(seed(first, 1, 2), seed(second, 3, 4));

    assertThat(ClusterPage.Candidates.of(seeds, true, 2, 1).last()).contains(seeds.get(0));
    assertThat(ClusterPage.Candidates.of(seeds, false, 2, 5).last()).contains(seeds.get(1));
    assertThat(ClusterPage.Candidates.of(seeds, false, 3, 5).last()).contains(seeds.get(1));
    assertThat(ClusterPage.Candidates.of(seeds, true, 2, 5).last()).isEmpty();
    assertThat(ClusterPage.Candidates.of(List.of(), false, 2, 5).last()).isEmpty();
  }
}
