package org.workerservice.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** Runs queries against a view of the index; blocks, at most as long as it may. */
final class Finder {
  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(IndexFields.ID_HIGH, SortField.Type.LONG),
          new SortField(IndexFields.ID_LOW, SortField.Type.LONG));

  /** So many names are looked at for suggestions; namesakes are one suggestion. */
  private static final int NAMES_LOOKED_AT = 100;

  /** A word asks a dozen fields, and similar words stand for many; the parser bounds the words. */
  private static final int MOST_CLAUSES = 16_384;

  static {
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
  }

  private final Duration timeout;

  Finder(Duration timeout) {
    this.timeout = timeout;
  }

  /** Runs a query and counts all it meets. */
  SearchOutcome find(IndexSearcher searcher, Query query, SearchCommand.Find command)
      throws IOException {
    boolean manyTerms = command.options().fuzzy() || command.expression().hasOpenWords();
    IndexSearcher limited = new TimeLimit(timeout).over(searcher, manyTerms);
    int shown = command.offset() + command.limit();
    FieldDoc after = command.after().map(Finder::fieldDoc).orElse(null);
    try {
      TopDocs top =
          limited.search(
              query,
              // One more than asked for tells whether there is a next page.
              new TopFieldCollectorManager(BEST_FIRST, shown + 1, after, Integer.MAX_VALUE));
      return limited.timedOut()
          ? new SearchOutcome.TimedOut()
          : found(searcher.getIndexReader(), top, command.offset(), shown);
    } catch (ExitableDirectoryReader.ExitingReaderException tooLong) {
      return new SearchOutcome.TimedOut();
    }
  }

  /** What was shown last must not come again, wherever it lies in the index now. */
  private static FieldDoc fieldDoc(PageCursor cursor) {
    return new FieldDoc(
        Integer.MAX_VALUE,
        cursor.score(),
        new Object[] {
          cursor.score(),
          cursor.id().getMostSignificantBits(),
          cursor.id().getLeastSignificantBits()
        });
  }

  private static SearchOutcome found(IndexReader reader, TopDocs top, int offset, int shown)
      throws IOException {
    List<SearchOutcome.Hit> hits = new ArrayList<>();
    int end = Math.min(shown, top.scoreDocs.length);
    for (int index = offset; index < end; index++) {
      FieldDoc doc = (FieldDoc) top.scoreDocs[index];
      hits.add(new SearchOutcome.Hit(id(doc), version(reader, doc.doc)));
    }
    Optional<PageCursor> next =
        top.scoreDocs.length > shown && shown > 0
            ? Optional.of(cursor((FieldDoc) top.scoreDocs[shown - 1]))
            : Optional.empty();
    return new SearchOutcome.Found(top.totalHits.value(), hits, next);
  }

  private static UUID id(FieldDoc doc) {
    return new UUID((Long) doc.fields[1], (Long) doc.fields[2]);
  }

  private static PageCursor cursor(FieldDoc doc) {
    return new PageCursor((Float) doc.fields[0], id(doc));
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

  /** Returns the best hits of a query as far as time allows. */
  List<UUID> best(IndexSearcher searcher, Query query, int limit) throws IOException {
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

  /** Returns the names of the best hits of a query, each once. */
  List<String> names(IndexSearcher searcher, Query query, int limit) throws IOException {
    StoredFields stored = searcher.storedFields();
    Set<String> names = new LinkedHashSet<>();
    for (ScoreDoc hit : top(searcher, query, NAMES_LOOKED_AT)) {
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
