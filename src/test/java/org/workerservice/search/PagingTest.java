package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.PLAIN;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.search.SearchOutcome.Found;
import org.workerservice.search.TestIndex.Page;

class PagingTest {
  @RegisterExtension private final TestIndex index = new TestIndex();

  @Test
  void shouldListAllWorkersOfATenantByIdAndCountThem() throws IOException {
    List<UUID> all = new ArrayList<>();
    for (int count = 0; count < 25; count++) {
      all.add(index.put(SearchPeople.named("Okafor", "Ada").build()));
      index.put(UUID.randomUUID(), SearchPeople.named("Obi", "Eve").build());
      if (count % 7 == 0) {
        index.refresh();
      }
    }
    index.remove(all.remove(3));

    Found first = index.find("*", PLAIN, Page.first(10));
    Found second = index.find("*", PLAIN, Page.first(10).behind(first.next()));
    Found third = index.find("*", PLAIN, Page.first(10).from(10).behind(first.next()));

    assertThat(List.of(first.total(), second.total(), third.total())).containsOnly(24L);
    List<UUID> paged = new ArrayList<>();
    List.of(first, second, third).forEach(page -> page.hits().forEach(hit -> paged.add(hit.id())));
    assertThat(paged).containsExactlyElementsOf(all);
    assertThat(third.next()).isEmpty();
  }

  @Test
  void shouldPageThroughEqualHitsWithoutLossOrRepetition() throws IOException {
    List<UUID> all = new ArrayList<>();
    for (int count = 0; count < 25; count++) {
      all.add(index.put(SearchPeople.named("Okafor", "Ada").build()));
      if (count % 7 == 0) {
        index.refresh();
      }
    }

    List<UUID> byCursor = new ArrayList<>();
    Optional<PageCursor> after = Optional.empty();
    do {
      Found page = index.find("okafor", PLAIN, Page.first(4).behind(after));
      assertThat(page.total()).isEqualTo(25);
      page.hits().forEach(hit -> byCursor.add(hit.id()));
      after =
          page.next()
              .map(cursor -> cursor.encode("q"))
              .map(text -> PageCursor.decode(text, "q").orElseThrow());
    } while (after.isPresent());
    List<UUID> byOffset = new ArrayList<>();
    for (int offset = 0; offset < 28; offset += 4) {
      index
          .find("okafor", PLAIN, Page.first(4).from(offset))
          .hits()
          .forEach(hit -> byOffset.add(hit.id()));
    }

    assertThat(byCursor).containsExactlyElementsOf(all);
    assertThat(byOffset).containsExactlyElementsOf(all);
  }

  @ParameterizedTest
  @EnumSource
  void shouldShowEachHitOnceWhileOthersWriteAndSegmentsMerge(Ranking order) throws IOException {
    Random random = new Random(7);
    Set<UUID> throughout = new LinkedHashSet<>();
    List<UUID> extra = new ArrayList<>();
    for (int count = 0; count < 60; count++) {
      throughout.add(index.put(person(random, count)));
      extra.add(index.put(person(random, count)));
    }

    List<UUID> seen = new ArrayList<>();
    List<UUID> changeable = List.copyOf(throughout);
    Optional<PageCursor> after = Optional.empty();
    do {
      Found page = index.find("okafor ada amelia", PLAIN, Page.first(7).by(order).behind(after));
      page.hits().forEach(hit -> seen.add(hit.id()));
      after = page.next();
      for (int count = 0; count < 30 && !extra.isEmpty(); count++) {
        index.put(person(random, count));
        index.put(SearchPeople.named("Ada", "Amelia").build());
        UUID changed = changeable.get(random.nextInt(changeable.size()));
        index.put(renamed(random, changed));
        if (count % 5 == 0) {
          index.refresh();
        }
      }
      if (!extra.isEmpty()) {
        index.remove(extra.removeLast());
        index.remove(extra.removeFirst());
      }
      index.commit(1);
    } while (after.isPresent());

    assertThat(seen).doesNotHaveDuplicates().containsAll(throughout);
  }

  private static Worker person(Random random, int count) {
    return SearchPeople.named("Okafor", count % 3 == 0 ? "Ada" : "Eve")
        .updatedAt(Instant.ofEpochMilli(random.nextInt(40)))
        .build();
  }

  private static Worker renamed(Random random, UUID id) {
    return SearchPeople.named(random.nextBoolean() ? "Okafor" : "Amelia Okafor", "Zoe")
        .id(id)
        .version(2)
        .updatedAt(Instant.ofEpochMilli(random.nextInt(100)))
        .build();
  }

  @Test
  void shouldSaySoWhenTheViewOfAPageIsGone() throws IOException {
    for (int count = 0; count < 5; count++) {
      index.put(SearchPeople.named("Okafor", "Ada").build());
    }
    Page first = Page.first(2);
    Page byId = first.by(Ranking.ID);
    Page second = first.behind(index.find("okafor", PLAIN, first).next());
    Page secondById = byId.behind(index.find("okafor", PLAIN, byId).next());

    for (int count = 0; count < TestIndex.VIEWS.count() + 1; count++) {
      index.put(SearchPeople.named("Okafor", "Eve").build());
      index.find("okafor", PLAIN, first);
    }

    assertThat(index.find("okafor", PLAIN, second, Duration.ofSeconds(5)))
        .isEqualTo(new SearchOutcome.Expired());
    assertThat(index.find("okafor", PLAIN, secondById).hits()).hasSize(2);
  }

  @Test
  void shouldSaySoAfterARestart() throws IOException {
    for (int count = 0; count < 5; count++) {
      index.put(SearchPeople.named("Okafor", "Ada").build());
    }
    Page first = Page.first(2);
    Page byId = first.by(Ranking.ID);
    Page second = first.behind(index.find("okafor", PLAIN, first).next());
    Page secondById = byId.behind(index.find("okafor", PLAIN, byId).next());

    index.commit(1);
    index.reopen();

    assertThat(index.find("okafor", PLAIN, second, Duration.ofSeconds(5)))
        .isEqualTo(new SearchOutcome.Expired());
    assertThat(index.find("okafor", PLAIN, secondById).hits()).hasSize(2);
  }

  @Test
  void shouldSortByNameAndByTimeOfTheLatestChange() throws IOException {
    UUID b = index.put(changed(SearchPeople.named("Ödman", "Ben"), 30));
    UUID a = index.put(changed(SearchPeople.named("Odman", "Ada"), 10));
    UUID c = index.put(changed(SearchPeople.named("van Damme", "Ada"), 20));

    assertThat(sorted(Ranking.NAME)).containsExactly(a, b, c);
    assertThat(sorted(Ranking.NAME_DESCENDING)).containsExactly(c, b, a);
    assertThat(sorted(Ranking.UPDATED)).containsExactly(a, c, b);
    assertThat(sorted(Ranking.UPDATED_DESCENDING)).containsExactly(b, c, a);
    assertThat(sorted(Ranking.ID)).containsExactly(b, a, c);
  }

  private static Worker changed(WorkerBuilder worker, long millis) {
    return worker.updatedAt(Instant.ofEpochMilli(millis)).build();
  }

  private List<UUID> sorted(Ranking order) throws IOException {
    return index.find("*", PLAIN, Page.first(10).by(order)).hits().stream()
        .map(SearchOutcome.Hit::id)
        .toList();
  }
}
