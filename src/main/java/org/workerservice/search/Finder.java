package org.workerservice.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.workerservice.search.index.IndexFields;
import org.workerservice.search.index.PageViews;
import org.workerservice.search.index.WorkerIndex;

/** Runs queries against a view of the index. Blocks, at most until the time limit. */
public final class Finder {
  /** Names that are read for suggestions; equal names are one suggestion. */
  private static final int MAX_NAMES_READ = 100;

  /** A word searches a dozen fields, and expands to similar words; the parser limits the words. */
  private static final int MAX_CLAUSES = 16_384;

  static {
    IndexSearcher.setMaxClauseCount(MAX_CLAUSES);
  }

  private final Duration timeout;

  /** Limits the time of each query. */
  public Finder(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Runs a query and counts all matches. Pages after the first one read the state of the index that
   * the first one read.
   */
  SearchOutcome find(WorkerIndex index, Query query, SearchCommand.Find command)
      throws IOException {
    Optional<PageViews.Id> view = command.after().flatMap(PageCursor::view);
    return view.isEmpty()
        ? index.read(searcher -> find(searcher, query, command, () -> index.keep(searcher)))
        : index
            .readAsOf(view.get(), searcher -> find(searcher, query, command, view::get))
            .orElseGet(SearchOutcome.Expired::new);
  }

  private SearchOutcome find(
      IndexSearcher searcher, Query query, SearchCommand.Find command, Supplier<PageViews.Id> kept)
      throws IOException {
    IndexSearcher limited = new TimeLimit(timeout).over(searcher, expands(command));
    Ranking ranking = command.order();
    int shown = command.offset() + command.limit();
    FieldDoc after =
        command.after().isPresent() ? PagePosition.of(searcher, command.after().get()) : null;
    try {
      // One hit more than asked for shows whether there is a next page.
      int wanted = shown + 1;
      // Scoring counts all matches anyway; without scores, a separate count is cheaper.
      int counted = ranking == Ranking.RELEVANCE ? Integer.MAX_VALUE : wanted;
      TopDocs top =
          limited.search(
              query, new TopFieldCollectorManager(ranking.sort(), wanted, after, counted));
      long total = ranking == Ranking.RELEVANCE ? top.totalHits.value() : limited.count(query);
      return limited.timedOut()
          ? new SearchOutcome.TimedOut()
          : found(searcher.getIndexReader(), top, total, command, kept);
    } catch (ExitableDirectoryReader.ExitingReaderException tooLong) {
      return new SearchOutcome.TimedOut();
    }
  }

  /** Whether parts of the query expand to words that only the index knows. */
  private static boolean expands(SearchCommand.Find command) {
    return command.expression().hasOpenWords() || !command.filters().criteria().isEmpty();
  }

  private static SearchOutcome found(
      IndexReader reader,
      TopDocs top,
      long total,
      SearchCommand.Find command,
      Supplier<PageViews.Id> kept)
      throws IOException {
    List<SearchOutcome.Hit> hits = new ArrayList<>();
    int shown = command.offset() + command.limit();
    int end = Math.min(shown, top.scoreDocs.length);
    for (int index = command.offset(); index < end; index++) {
      FieldDoc doc = (FieldDoc) top.scoreDocs[index];
      hits.add(new SearchOutcome.Hit(id(doc), version(reader, doc.doc)));
    }
    Optional<PageCursor> next =
        top.scoreDocs.length > shown && shown > 0
            ? Optional.of(cursor(command.order(), (FieldDoc) top.scoreDocs[shown - 1], kept))
            : Optional.empty();
    return new SearchOutcome.Found(total, hits, next);
  }

  /** The id comes last in every order. */
  private static UUID id(FieldDoc hit) {
    int fields = hit.fields.length;
    return new UUID((Long) hit.fields[fields - 2], (Long) hit.fields[fields - 1]);
  }

  private static PageCursor cursor(Ranking order, FieldDoc last, Supplier<PageViews.Id> kept) {
    float score = order == Ranking.RELEVANCE ? (Float) last.fields[0] : 0;
    Optional<PageViews.Id> view = order.mayChange() ? Optional.of(kept.get()) : Optional.empty();
    return new PageCursor(order, score, id(last), view);
  }

  private static long version(IndexReader reader, int doc) throws IOException {
    LeafReaderContext leaf = leaf(reader, doc);
    return value(leaf, IndexFields.VERSION, doc);
  }

  private static long value(LeafReaderContext leaf, String field, int doc) throws IOException {
    NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
    return values.advanceExact(doc - leaf.docBase) ? values.longValue() : 0;
  }

  private static LeafReaderContext leaf(IndexReader reader, int doc) {
    return reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
  }

  /** Returns the best hits of a query that were found within the time limit. */
  public List<UUID> best(IndexSearcher searcher, Query query, int limit) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    List<UUID> ids = new ArrayList<>();
    for (ScoreDoc hit : top(searcher, query, limit)) {
      LeafReaderContext leaf = leaf(reader, hit.doc);
      ids.add(
          new UUID(
              value(leaf, IndexFields.ID_HIGH, hit.doc), value(leaf, IndexFields.ID_LOW, hit.doc)));
    }
    return ids;
  }

  /** Returns the distinct names of the best hits of a query. */
  List<String> names(IndexSearcher searcher, Query query, int limit) throws IOException {
    StoredFields stored = searcher.storedFields();
    Set<String> names = new LinkedHashSet<>();
    for (ScoreDoc hit : top(searcher, query, MAX_NAMES_READ)) {
      names.add(stored.document(hit.doc, Set.of(IndexFields.SHOWN)).get(IndexFields.SHOWN));
      if (names.size() == limit) {
        break;
      }
    }
    return List.copyOf(names);
  }

  private ScoreDoc[] top(IndexSearcher searcher, Query query, int limit) throws IOException {
    try {
      return new TimeLimit(timeout)
          .over(searcher, true)
          .search(query, new TopScoreDocCollectorManager(limit, limit))
          .scoreDocs;
    } catch (ExitableDirectoryReader.ExitingReaderException tooLong) {
      return new ScoreDoc[0];
    }
  }
}
