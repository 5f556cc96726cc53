package org.workerservice.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.analysis.PostalCodes;
import org.workerservice.search.analysis.ValueAnalyzer;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.index.Documents;
import org.workerservice.search.language.SearchField;
import org.workerservice.search.query.QueryBuilder;

/** Marks matches in texts; shared by all requests. Safe for use by any thread. */
final class Highlights {
  private final WordAnalyzer words;
  private final ByForm analyzer;
  private final UnifiedHighlighter highlighter;

  Highlights(WordAnalyzer words) {
    this.words = words;
    this.analyzer = new ByForm(words);
    this.highlighter =
        UnifiedHighlighter.builderWithoutSearcher(analyzer)
            .withFormatter(new DefaultPassageFormatter("<em>", "</em>", "… ", true))
            .withBreakIterator(WholeBreakIterator::new)
            .withMaxNoHighlightPassages(0)
            .build();
  }

  /** Returns the query for the matches to mark, in all fields. */
  Query query(SearchCommand.Highlight command) {
    return QueryBuilder.toShow(words, command.options()).buildParts(command.expression());
  }

  /** Returns the text with the matches of the parts marked; empty if there are none. */
  Optional<String> mark(SearchField field, FieldParts parts, String text) {
    return parts
        .matchedBy(TextWords.of(analyzer, field.code(), text))
        .map(matched -> mark(field, matched, text));
  }

  /** Returns null if nothing matches. */
  private String mark(SearchField field, Query query, String text) {
    try {
      Object marked = highlighter.highlightWithoutSearcher(field.code(), query, text, 1);
      return marked == null ? null : marked.toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Splits a text as the index does: into words, or into the forms of one value. */
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
