package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.PLAIN;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
          page.next().map(PageCursor::encode).map(text -> PageCursor.decode(text).orElseThrow());
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
}
