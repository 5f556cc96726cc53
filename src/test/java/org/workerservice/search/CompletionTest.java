package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompletionTest {
  @RegisterExtension private final TestIndex index = new TestIndex();

  @Test
  void shouldSuggestNamesEachOnce() throws IOException {
    index.put(SearchPeople.named("Okafor", "Ada").build());
    index.put(SearchPeople.named("Okafor", "Ada").build());
    index.put(SearchPeople.named("Okeke", "Adaeze").build());
    index.put(UUID.randomUUID(), SearchPeople.named("Okaro", "Ada").build());

    assertThat(index.suggestions("ok")).containsExactlyInAnyOrder("Ada Okafor", "Adaeze Okeke");
    assertThat(index.suggestions("ada ok")).containsExactly("Ada Okafor", "Adaeze Okeke");
    assertThat(index.suggestions("okafor a")).containsExactly("Ada Okafor");
    assertThat(index.suggestions("xyz")).isEmpty();
  }
}
