package org.workerservice.search;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.workerservice.search.index.IndexFields;

/**
 * The place after which a page starts. A cursor names the last hit; its values are read from the
 * view, so that cursors hold no names.
 */
final class PagePosition {
  private final IndexSearcher searcher;
  private final PageCursor cursor;

  private PagePosition(IndexSearcher searcher, PageCursor cursor) {
    this.searcher = searcher;
    this.cursor = cursor;
  }

  /** The last hit shown must not come again, even if it moved in the index. */
  static FieldDoc of(IndexSearcher searcher, PageCursor cursor) throws IOException {
    PagePosition position = new PagePosition(searcher, cursor);
    SortField[] fields = cursor.order().sort().getSort();
    Object[] values = new Object[fields.length];
    for (int index = 0; index < fields.length; index++) {
      values[index] = position.value(fields[index]);
    }
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values);
  }

  private Object value(SortField field) throws IOException {
    if (field.getType() == SortField.Type.SCORE) {
      return cursor.score();
    }
    return switch (field.getField()) {
      case IndexFields.ID_HIGH -> cursor.id().getMostSignificantBits();
      case IndexFields.ID_LOW -> cursor.id().getLeastSignificantBits();
      case IndexFields.UPDATED -> updated();
      case IndexFields.SORT_NAME -> name();
      default -> throw new IllegalStateException("No value for " + field.getField());
    };
  }

  private long updated() throws IOException {
    int doc = doc();
    if (doc < 0) {
      return 0;
    }
    LeafReaderContext leaf = leaf(doc);
    NumericDocValues values = DocValues.getNumeric(leaf.reader(), IndexFields.UPDATED);
    return values.advanceExact(doc - leaf.docBase) ? values.longValue() : 0;
  }

  private BytesRef name() throws IOException {
    int doc = doc();
    if (doc < 0) {
      return null;
    }
    LeafReaderContext leaf = leaf(doc);
    SortedDocValues values = DocValues.getSorted(leaf.reader(), IndexFields.SORT_NAME);
    return values.advanceExact(doc - leaf.docBase)
        ? BytesRef.deepCopyOf(values.lookupOrd(values.ordValue()))
        : null;
  }

  /** Returns the document of the hit; -1 if the cursor does not belong to the view. */
  private int doc() throws IOException {
    Term key = new Term(IndexFields.KEY, cursor.id().toString());
    ScoreDoc[] found = searcher.search(new TermQuery(key), 1).scoreDocs;
    return found.length == 0 ? -1 : found[0].doc;
  }

  private LeafReaderContext leaf(int doc) {
    return searcher
        .getIndexReader()
        .leaves()
        .get(ReaderUtil.subIndex(doc, searcher.getIndexReader().leaves()));
  }
}
