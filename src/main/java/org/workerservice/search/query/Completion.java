package org.workerservice.search.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
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

  /** Every word must be a prefix of a word of the name shown. Returns empty without any words. */
  public Optional<Query> query(String text, UUID tenant) {
    List<String> words = analyzer.words(text);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words.stream().limit(MAX_WORDS).forEach(word -> query.add(prefix(word), Occur.MUST));
    query.add(new OfTenant(tenant), Occur.FILTER);
    return Optional.of(query.build());
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
