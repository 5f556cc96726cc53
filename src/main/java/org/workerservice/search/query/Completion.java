package org.workerservice.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.workerservice.search.analysis.JoinedWords;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.index.IndexFields;

/** Makes the query for names that complete a text; pure. */
public final class Completion {
  private static final int MAX_WORDS = 6;
  private static final float WHOLE = 2f;

  private final WordAnalyzer analyzer;

  /** Splits texts with this analyzer. */
  public Completion(WordAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /**
   * Every word must be a prefix of a word of the name shown; neighbours may be one word. Returns
   * empty without any words.
   */
  public Optional<Query> query(String text, UUID tenant) {
    List<Query> ways =
        analyzer.readings(text).stream()
            .filter(words -> !words.isEmpty())
            .map(words -> words.subList(0, Math.min(MAX_WORDS, words.size())))
            .flatMap(Completion::withNeighboursJoined)
            .distinct()
            .map(Completion::all)
            .toList();
    return Terms.best(ways)
        .map(
            names ->
                new BooleanQuery.Builder()
                    .add(names, Occur.MUST)
                    .add(new OfTenant(tenant), Occur.FILTER)
                    .build());
  }

  private static Stream<List<String>> withNeighboursJoined(List<String> words) {
    List<List<String>> ways = new ArrayList<>();
    ways.add(words);
    for (int first = 0; first < words.size(); first++) {
      int most = Math.min(words.size(), first + JoinedWords.MAX_WORDS);
      for (int end = first + 2; end <= most; end++) {
        List<String> way = new ArrayList<>(words.subList(0, first));
        way.add(String.join("", words.subList(first, end)));
        way.addAll(words.subList(end, words.size()));
        ways.add(way);
      }
    }
    return ways.stream();
  }

  private static Query all(List<String> words) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words.forEach(word -> query.add(prefix(word), Occur.MUST));
    return query.build();
  }

  /** Suggestions show the primary name, without titles and other names. */
  private static Query prefix(String word) {
    return Terms.best(
            List.of(
                Terms.boosted(Terms.exact(IndexFields.SHOWN_WORDS, word), WHOLE),
                Terms.prefix(IndexFields.SHOWN_WORDS, word)))
        .orElseThrow();
  }
}
