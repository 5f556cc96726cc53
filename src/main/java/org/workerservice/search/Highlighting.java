package org.workerservice.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.Query;
import org.workerservice.model.Worker;
import org.workerservice.search.index.FieldTexts;
import org.workerservice.search.language.SearchField;

/**
 * Computes the highlights of one request. It works out the parts of the query for each field once,
 * and checks the time limit before each text, so that the work ends soon after it. For one thread
 * at a time.
 */
final class Highlighting {
  private static final int MAX_TEXTS_PER_FIELD = 5;

  private final Highlights highlights;
  private final SearchCommand.Highlight command;
  private final QueryTimeout limit;
  private final Map<SearchField, FieldParts> fieldToParts = new EnumMap<>(SearchField.class);
  private final Map<UUID, Map<String, List<String>>> workerToTexts = new LinkedHashMap<>();
  private Query query;
  private int next;
  private boolean stopped;

  /**
   * Does no work before {@link #advance}.
   *
   * @param limit when to stop
   */
  Highlighting(Highlights highlights, SearchCommand.Highlight command, QueryTimeout limit) {
    this.highlights = highlights;
    this.command = command;
    this.limit = limit;
  }

  /**
   * Highlights workers until a pause is due, at least one.
   *
   * @return whether the work is finished
   */
  boolean advance(QueryTimeout pause) {
    if (query == null) {
      query = highlights.query(command);
    }
    do {
      highlightNext();
    } while (!isDone() && !pause.shouldExit());
    return isDone();
  }

  private boolean isDone() {
    return stopped || next == command.workers().size();
  }

  /** Returns the highlights so far. */
  Highlighted highlighted() {
    return new Highlighted(workerToTexts, !stopped);
  }

  private void highlightNext() {
    if (isDone()) {
      return;
    }
    Worker worker = command.workers().get(next++);
    Map<String, List<String>> fieldToTexts = new LinkedHashMap<>();
    FieldTexts.of(worker)
        .forEach(
            (field, texts) -> {
              List<String> marked = isHidden(field) ? List.of() : mark(field, texts);
              if (!marked.isEmpty()) {
                fieldToTexts.put(field.code(), marked);
              }
            });
    if (!stopped || !fieldToTexts.isEmpty()) {
      workerToTexts.put(worker.id().orElseThrow(), fieldToTexts);
    }
  }

  private boolean isHidden(SearchField field) {
    return command.options().masked() && field.hiddenFromMaskedReaders();
  }

  private List<String> mark(SearchField field, List<String> texts) {
    List<String> marked = new ArrayList<>();
    for (String text : texts) {
      stopped = stopped || limit.shouldExit();
      if (stopped || marked.size() == MAX_TEXTS_PER_FIELD) {
        break;
      }
      highlight(field, text).ifPresent(marked::add);
    }
    return marked;
  }

  private Optional<String> highlight(SearchField field, String text) {
    FieldParts parts = fieldToParts.computeIfAbsent(field, one -> FieldParts.of(query, one.code()));
    return highlights.mark(field, parts, text);
  }
}
