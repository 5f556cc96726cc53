package org.workerservice.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.PLAIN;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.search.SearchOutcome.Hit;
import org.workerservice.search.SearchPeople;
import org.workerservice.search.TestIndex;
import org.workerservice.search.TestIndex.Page;

class WorkerIndexTest {
  @RegisterExtension private final TestIndex index = new TestIndex();

  @Test
  void shouldDropOldVersionsAndRemovedWorkers() throws IOException {
    UUID id = index.put(SearchPeople.named("Okafor", "Ada").build());
    index.put(SearchPeople.named("Obi", "Ada").id(id).version(2).build());

    assertThat(index.ids("okafor", PLAIN)).isEmpty();
    assertThat(index.find("obi", PLAIN, Page.first(10)).hits()).containsExactly(new Hit(id, 2));

    index.remove(id);
    assertThat(index.ids("*", PLAIN)).isEmpty();
  }

  @Test
  void shouldReopenTheLastCommit() throws IOException {
    UUID committed = index.put(SearchPeople.named("Okafor", "Ada").build());
    index.commit(41);
    index.put(SearchPeople.named("Obi", "Eve").build());

    index.reopen();

    assertThat(index.ids("*", PLAIN)).containsExactly(committed);
  }
}
