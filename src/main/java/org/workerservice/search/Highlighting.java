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
 * The highlights of one request. What a field is asked for is worked out once; the limit is looked
 * at before each text, so that the work ends soon after it. For one thread at a time.
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
   * Does nothing yet.
   *
   * @param limit when to give up
   */
  Highlighting(Highlights highlights, SearchCommand.Highlight command, QueryTimeout limit) {
    this.highlights = highlights;
    this.command = command;
    this.limit = limit;
  }

  /**
   * Shows workers until a pause is due, one at least.
   *
   * @return whether all is done that will be
   */
  boolean goOn(QueryTimeout pause) {
    if (query == null) {
      query = highlights.query(command);
    }
    do {
      showNext();
    } while (!isDone() && !pause.shouldExit());
    return isDone();
  }

  private boolean isDone() {
    return stopped || next == command.workers().size();
  }

  /** Returns what has been shown so far. */
  Highlighted highlighted() {
    return new Highlighted(workerToTexts, !stopped);
  }

  private void showNext() {
    if (isDone()) {
      return;
    }
    Worker worker = command.workers().get(next++);
    Map<String, List<String>> fieldToTexts = new LinkedHashMap<>();
    FieldTexts.of(worker)
        .forEach(
            (field, texts) -> {
              List<String> met = isHidden(field) ? List.of() : met(field, texts);
              if (!met.isEmpty()) {
                fieldToTexts.put(field.code(), met);
              }
            });
    if (!stopped || !fieldToTexts.isEmpty()) {
      workerToTexts.put(worker.id().orElseThrow(), fieldToTexts);
    }
  }

  private boolean isHidden(SearchField field) {
    return command.options().masked() && field.hiddenFromMaskedReaders();
  }

  private List<String> met(SearchField field, List<String> texts) {
    List<String> met = new ArrayList<>();
    for (String text : texts) {
      stopped = stopped || limit.shouldExit();
      if (stopped || met.size() == MAX_TEXTS_PER_FIELD) {
        break;
      }
      highlight(field, text).ifPresent(met::add);
    }
    return met;
  }

  private Optional<String> highlight(SearchField field, String text) {
    FieldParts parts =
        fieldToParts.computeIfAbsent(field, asked -> FieldParts.of(query, asked.code()));
    return highlights.mark(field, parts, text);
  }
}
