package org.workerservice.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.workerservice.model.Worker;
import org.workerservice.search.language.SearchField;

/** Shows where a query meets records. Safe for use by any thread. */
final class Highlights {
  private static final int MOST_FOR_A_FIELD = 5;

  private final WordAnalyzer words;
  private final UnifiedHighlighter highlighter;

  Highlights(WordAnalyzer words) {
    this.words = words;
    this.highlighter =
        UnifiedHighlighter.builderWithoutSearcher(new ByForm(words))
            .withFormatter(new DefaultPassageFormatter("<em>", "</em>", "… ", true))
            .withBreakIterator(WholeBreakIterator::new)
            .withMaxNoHighlightPassages(0)
            .build();
  }

  Map<UUID, Map<String, List<String>>> of(SearchCommand.Highlight command) {
    Query query = QueryBuilder.toShow(words, command.options()).buildParts(command.expression());
    Map<UUID, Map<String, List<String>>> all = new LinkedHashMap<>();
    for (Worker worker : command.workers()) {
      all.put(worker.id().orElseThrow(), of(query, command.options(), worker));
    }
    return all;
  }

  private Map<String, List<String>> of(Query query, SearchOptions options, Worker worker) {
    Map<String, List<String>> fieldToTexts = new LinkedHashMap<>();
    FieldTexts.of(worker)
        .forEach(
            (field, texts) -> {
              if (!(options.masked() && field.hiddenFromMaskedReaders())) {
                List<String> met = met(query, field, texts);
                if (!met.isEmpty()) {
                  fieldToTexts.put(field.code(), met);
                }
              }
            });
    return fieldToTexts;
  }

  private List<String> met(Query query, SearchField field, List<String> texts) {
    List<String> met = new ArrayList<>();
    for (String text : texts) {
      Object marked = highlight(query, field, text);
      if (marked != null && met.size() < MOST_FOR_A_FIELD) {
        met.add(marked.toString());
      }
    }
    return met;
  }

  private Object highlight(Query query, SearchField field, String text) {
    try {
      return highlighter.highlightWithoutSearcher(field.code(), query, text, 1);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Cuts words where the index has words, and takes whole values where it has whole values. */
  private static final class ByForm extends DelegatingAnalyzerWrapper {
    private final WordAnalyzer words;
    private final Analyzer codes = new ValueAnalyzer(text -> List.of(Codes.compact(text)));
    private final Analyzer postalCodes = new ValueAnalyzer(PostalCodes::forms);
    private final Analyzer exact = new ValueAnalyzer(Documents::emailForms);
    private final Analyzer digits = new ValueAnalyzer(Documents::phoneForms);

    private ByForm(WordAnalyzer words) {
      super(PER_FIELD_REUSE_STRATEGY);
      this.words = words;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String fieldName) {
      return SearchField.find(fieldName)
          .map(
              field ->
                  switch (field.form()) {
                    case TEXT -> words;
                    case CODE -> field == SearchField.POSTAL_CODE ? postalCodes : codes;
                    case DIGITS -> digits;
                    case EXACT, HASHED -> exact;
                  })
          .orElse(exact);
    }
  }
}
