package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.FUZZY;
import static org.workerservice.search.TestIndex.MASKED;
import static org.workerservice.search.TestIndex.PHONETIC;
import static org.workerservice.search.TestIndex.PLAIN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.HumanName;
import org.workerservice.model.Worker;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.query.QueryBuilder;
import org.workerservice.search.query.SearchOptions;

class HighlightsTest {
  private static final QueryTimeout NEVER = () -> false;
  private static final QueryTimeout AT_ONCE = () -> true;
  private static final SearchOptions ALIKE = new SearchOptions(true, true, false);

  private static final HumanName PHD =
      new HumanName(
          Optional.empty(),
          "Hartley",
          List.of("Amelia", "Rose"),
          List.of(),
          List.of("PhD"),
          Optional.empty());

  @Test
  void shouldMarkTheMatchesOfAQuery() {
    Worker worker = SearchPeople.doctor().build();

    Map<String, List<String>> plain = highlights("hartley npi:12345* paulo <b>", PLAIN, worker);
    Map<String, List<String>> masked = highlights("SW1A1AA hartley", MASKED, worker);
    Map<String, List<String>> similar = highlights("hartly amel*", FUZZY, worker);

    assertThat(plain)
        .containsEntry("family", List.of("<em>Hartley</em>"))
        .containsEntry("npi", List.of("<em>1234567893</em>"))
        .containsEntry("city", List.of("São <em>Paulo</em>"));
    assertThat(masked).containsOnlyKeys("family", "name");
    assertThat(similar)
        .containsEntry("family", List.of("<em>Hartley</em>"))
        .containsEntry("given", List.of("<em>Amelia</em> Rose"));
  }

  @ParameterizedTest
  @CsvSource({
    "Al Hassanieh, Omar, alhassanieh, family, <em>Al Hassanieh</em>",
    "Al Hassanieh, Omar, family:alhassanieh, family, <em>Al Hassanieh</em>",
    "MacDonald, Ann, mac donald, family, <em>MacDonald</em>",
    "O'Connor, Ann, connor, family, <em>O&#x27;Connor</em>",
    "Müller, Ann, mueller, family, <em>Müller</em>",
    "Ивано́в, Анна, иванов, family, <em>Ивано́в</em>",
    "王, 小明, 王小明, family, <em>王</em>",
    "Hart, Jean Pierre, jean*, given, <em>Jean</em> Pierre",
  })
  void shouldMarkNamesAsOthersTypeThem(
      String family, String given, String query, String field, String marked) {
    Worker worker = SearchPeople.named(family, given).build();

    assertThat(highlights(query, PLAIN, worker)).containsEntry(field, List.of(marked));
  }

  @ParameterizedTest
  @CsvSource({
    "hartley AND amelia, given, <em>Amelia</em> Rose",
    "+hartley +amelia, given, <em>Amelia</em> Rose",
    "hartley AND city:paulo, city, São <em>Paulo</em>",
    "(hartley AND birth_year:1984) OR smith, birth_year, <em>1984</em>",
    "hartley AND NOT smith, family, <em>Hartley</em>",
    "phd, name, Amelia Rose Hartley <em>PhD</em>",
    "name:rose, name, Amelia <em>Rose</em> Hartley PhD",
    "'\"rose hartley\" AND 1234567893', name, Amelia <em>Rose Hartley</em> PhD",
    "SW1A 1AA, postal_code, <em>SW1A 1AA</em>",
    "hartley AND sw1a, postal_code, <em>SW1A 1AA</em>",
    "birth_year:[1980 TO 1990] AND rose, birth_year, <em>1984</em>",
    "country:br, country, <em>BR</em>",
    "active:true, active, <em>true</em>"
  })
  void shouldMarkEveryPartThatMatches(String text, String field, String shown) {
    Worker worker = SearchPeople.doctor().name(PHD).build();

    assertThat(highlights(text, PLAIN, worker)).containsEntry(field, List.of(shown));
  }

  @ParameterizedTest
  @ValueSource(strings = {"heartlee", "family:heartlee", "heartlee AND rose"})
  void shouldMarkWordsThatSoundAlike(String text) {
    Worker worker = SearchPeople.doctor().build();

    assertThat(highlights(text, PHONETIC, worker))
        .containsEntry("family", List.of("<em>Hartley</em>"));
    assertThat(highlights(text, PLAIN, worker)).doesNotContainKey("family");
  }

  @Test
  void shouldNotMarkExcludedParts() {
    Worker worker = SearchPeople.doctor().build();

    assertThat(highlights("hartley NOT (paulo OR amelia)", PLAIN, worker))
        .containsOnlyKeys("family", "name");
  }

  private static Map<String, List<String>> highlights(
      String text, SearchOptions options, Worker worker) {
    Highlighting highlighting = highlighting(text, options, List.of(worker), NEVER);
    assertThat(highlighting.advance(NEVER)).isTrue();
    assertThat(highlighting.highlighted().complete()).isTrue();
    return highlighting.highlighted().workerToTexts().get(worker.id().orElseThrow());
  }

  private static Highlighting highlighting(
      String text, SearchOptions options, List<Worker> workers, QueryTimeout limit) {
    return new Highlighting(
        new Highlights(new WordAnalyzer()),
        new SearchCommand.Highlight(TestIndex.expression(text), options, workers),
        limit);
  }

  /** Is reached after {@code allowed} checks. */
  private static final class Steps implements QueryTimeout {
    private final int allowed;
    private int taken;

    private Steps(int allowed) {
      this.allowed = allowed;
    }

    @Override
    public boolean shouldExit() {
      taken++;
      return taken > allowed;
    }
  }

  private static List<Worker> doctors(int count) {
    return Stream.generate(() -> SearchPeople.doctor().build()).limit(count).toList();
  }

  @Test
  void shouldStopAtTheTimeLimit() {
    Steps steps = new Steps(25);
    List<Worker> workers = doctors(100);
    Highlighting highlighting = highlighting("heartlee amelya paulo", ALIKE, workers, steps);

    assertThat(highlighting.advance(NEVER)).isTrue();

    Highlighted highlighted = highlighting.highlighted();
    assertThat(highlighted.complete()).isFalse();
    assertThat(steps.taken).as("checks of the clock, one before each text").isEqualTo(26);
    assertThat(highlighted.workerToTexts().keySet())
        .as("highlighted workers, in their order")
        .hasSizeBetween(1, 4)
        .containsExactlyElementsOf(
            workers.stream()
                .limit(highlighted.workerToTexts().size())
                .map(worker -> worker.id().orElseThrow())
                .toList());
    assertThat(highlighted.workerToTexts().get(workers.getFirst().id().orElseThrow()))
        .containsEntry("family", List.of("<em>Hartley</em>"));
  }

  @Test
  void shouldPauseAfterEachWorkerWhenAPauseIsDue() {
    List<Worker> workers = doctors(3);
    Highlighting highlighting = highlighting("hartley", PLAIN, workers, NEVER);

    assertThat(highlighting.advance(AT_ONCE)).isFalse();
    assertThat(highlighting.highlighted().workerToTexts()).hasSize(1);
    assertThat(highlighting.advance(AT_ONCE)).isFalse();
    assertThat(highlighting.advance(AT_ONCE)).isTrue();
    assertThat(highlighting.highlighted().workerToTexts()).hasSize(3);
    assertThat(highlighting.highlighted().complete()).isTrue();
  }

  @Test
  void shouldSearchAFieldOnlyForPartsThatItCanMatch() {
    Query query =
        QueryBuilder.toShow(new WordAnalyzer(), ALIKE)
            .buildParts(TestIndex.expression("hartley 1234567893"));

    FieldParts family = FieldParts.of(query, "family");

    assertThat(family.matchedBy(words("family", "Hartly"))).isPresent();
    assertThat(family.matchedBy(words("family", "Heartlee Jones"))).isPresent();
    assertThat(family.matchedBy(words("family", "Okafor"))).isEmpty();
    assertThat(FieldParts.of(query, "identifier").matchedBy(words("identifier", "1234567893")))
        .isPresent();
    assertThat(FieldParts.of(query, "country").matchedBy(words("country", "hartley"))).isEmpty();
  }

  private static TextWords words(String field, String text) {
    return TextWords.of(new WordAnalyzer(), field, text);
  }
}
