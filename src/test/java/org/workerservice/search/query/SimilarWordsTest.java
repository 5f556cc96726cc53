package org.workerservice.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.FUZZY;
import static org.workerservice.search.TestIndex.PHONETIC;
import static org.workerservice.search.TestIndex.PLAIN;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.search.SearchOutcome.Found;
import org.workerservice.search.SearchOutcome.Hit;
import org.workerservice.search.SearchPeople;
import org.workerservice.search.TestIndex;
import org.workerservice.search.TestIndex.Page;

/** Words that differ by some letters, share a prefix or sound alike. */
class SimilarWordsTest {
  @RegisterExtension private final TestIndex index = new TestIndex();

  @Test
  void shouldFindSimilarWordsOnlyWhenAsked() throws IOException {
    UUID exact = index.put(SearchPeople.named("Okafor", "Ada").build());
    UUID similar = index.put(SearchPeople.named("Okafour", "Ada").build());

    assertThat(index.ids("okafor", PLAIN)).containsExactly(exact);
    assertThat(index.ids("okafor", FUZZY)).containsExactly(exact, similar);
    assertThat(index.ids("okafr~2", PLAIN)).containsExactlyInAnyOrder(exact, similar);
    assertThat(index.ids("okafr~", PLAIN)).containsExactly(exact);
  }

  @Test
  void shouldAllowASecondLetterInLongWordsOnly() throws IOException {
    UUID longer = index.put(SearchPeople.named("Katzenberg", "Ada").build());
    index.refresh();
    UUID shorter = index.put(SearchPeople.named("Katzen", "Ada").build());

    assertThat(index.ids("katsenbarg", FUZZY)).containsExactly(longer);
    assertThat(index.ids("katsan", FUZZY)).isEmpty();
    assertThat(index.ids("katsen", FUZZY)).containsExactly(shorter);
    assertThat(index.ids("katsan~2", PLAIN)).containsExactly(shorter);
    assertThat(index.ids("batzen", FUZZY)).as("another first letter").isEmpty();
  }

  @Test
  void shouldFindPrefixesOfFewWordsAndOfMany() throws IOException {
    UUID city =
        index.put(
            SearchPeople.named("Miller", "Eve")
                .addresses(List.of(SearchPeople.address("Family0", "1")))
                .build());
    List<UUID> families = new ArrayList<>();
    for (int count = 0; count < 100; count++) {
      families.add(index.put(SearchPeople.named("Family" + count, "Ada").build()));
      if (count % 30 == 0) {
        index.refresh();
      }
    }

    assertThat(index.ids("family0*", PLAIN)).containsExactly(families.getFirst(), city);
    assertThat(index.ids("family1*", PLAIN)).hasSize(11);
    Found many = index.find("fam*", PLAIN, Page.first(100));
    assertThat(many.total()).isEqualTo(101);
    assertThat(many.hits()).extracting(Hit::id).containsExactlyElementsOf(families);
  }

  @Test
  void shouldFindWordsThatSoundAlikeOnlyWhenAsked() throws IOException {
    UUID exact = index.put(SearchPeople.named("Smith", "Katherine").build());
    UUID alike = index.put(SearchPeople.named("Smyth", "Catherine").build());

    assertThat(index.ids("smith", PLAIN)).containsExactly(exact);
    assertThat(index.ids("smith", PHONETIC)).containsExactly(exact, alike);
    assertThat(index.ids("given:catherine", PHONETIC)).containsExactly(alike, exact);
  }
}
