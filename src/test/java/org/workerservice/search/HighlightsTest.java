package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.FUZZY;
import static org.workerservice.search.TestIndex.MASKED;
import static org.workerservice.search.TestIndex.PLAIN;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Worker;

class HighlightsTest {
  @Test
  void shouldShowWhereAQueryMeetsARecord() {
    Worker worker = SearchPeople.doctor().build();

    Map<String, List<String>> met = highlights("hartley npi:12345* paulo <b>", PLAIN, worker);
    Map<String, List<String>> masked = highlights("SW1A1AA hartley", MASKED, worker);
    Map<String, List<String>> similar = highlights("hartly amel*", FUZZY, worker);

    assertThat(met)
        .containsEntry("family", List.of("<em>Hartley</em>"))
        .containsEntry("npi", List.of("<em>1234567893</em>"))
        .containsEntry("city", List.of("São <em>Paulo</em>"));
    assertThat(masked).containsOnlyKeys("family");
    assertThat(similar)
        .containsEntry("family", List.of("<em>Hartley</em>"))
        .containsEntry("given", List.of("<em>Amelia</em> Rose"));
  }

  private static Map<String, List<String>> highlights(
      String text, SearchOptions options, Worker worker) {
    return new Highlights(new WordAnalyzer())
        .of(new SearchCommand.Highlight(TestIndex.expression(text), options, List.of(worker)))
        .get(worker.id().orElseThrow());
  }
}
