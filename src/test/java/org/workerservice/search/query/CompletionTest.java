package org.workerservice.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.model.HumanName;
import org.workerservice.search.SearchPeople;
import org.workerservice.search.TestIndex;

class CompletionTest {
  @RegisterExtension private final TestIndex index = new TestIndex();

  @Test
  void shouldSuggestDistinctNames() throws IOException {
    index.put(SearchPeople.named("Okafor", "Ada").build());
    index.put(SearchPeople.named("Okafor", "Ada").build());
    index.put(SearchPeople.named("Okeke", "Adaeze").build());
    index.put(UUID.randomUUID(), SearchPeople.named("Okaro", "Ada").build());

    assertThat(index.suggestions("ok")).containsExactlyInAnyOrder("Ada Okafor", "Adaeze Okeke");
    assertThat(index.suggestions("ada ok")).containsExactly("Ada Okafor", "Adaeze Okeke");
    assertThat(index.suggestions("okafor a")).containsExactly("Ada Okafor");
    assertThat(index.suggestions("xyz")).isEmpty();
  }

  @Test
  void shouldSuggestOnlyNamesThatContainTheText() throws IOException {
    HumanName titled =
        new HumanName(
            Optional.empty(),
            "Lemcke",
            List.of("Jay", "O"),
            List.of("Dr"),
            List.of("ATC"),
            Optional.empty());
    index.put(
        SearchPeople.named("Any", "Body")
            .name(titled)
            .additionalNames(List.of(HumanName.of("Atwood", "Jay")))
            .build());
    index.put(SearchPeople.named("Atkins", "Jamie").build());
    HumanName unsplit =
        new HumanName(
            Optional.empty(), "", List.of(), List.of(), List.of(), Optional.of("Jan of Athens"));
    index.put(SearchPeople.named("Any", "Body").name(unsplit).build());

    assertThat(index.suggestions("ja at"))
        .containsExactlyInAnyOrder("Jamie Atkins", "Jan of Athens");
    assertThat(index.suggestions("dr")).isEmpty();
    assertThat(index.suggestions("lem j")).containsExactly("Jay O Lemcke");
  }
}
