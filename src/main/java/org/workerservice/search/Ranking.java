package org.workerservice.search;

import java.util.UUID;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.workerservice.search.index.IndexFields;
import org.workerservice.search.language.Expression;

/** The order of hits. */
enum Ranking {
  /** By relevance, then by id. */
  BEST_FIRST(SortField.FIELD_SCORE, id(IndexFields.ID_HIGH), id(IndexFields.ID_LOW)) {
    @Override
    Object[] values(PageCursor cursor) {
      return new Object[] {
        cursor.score(), cursor.id().getMostSignificantBits(), cursor.id().getLeastSignificantBits()
      };
    }

    @Override
    PageCursor cursor(FieldDoc hit) {
      return new PageCursor((Float) hit.fields[0], new UUID(number(hit, 1), number(hit, 2)));
    }
  },

  /** By id: every worker matches equally well, so that the search can stop early. */
  BY_ID(id(IndexFields.ID_HIGH), id(IndexFields.ID_LOW)) {
    @Override
    Object[] values(PageCursor cursor) {
      return new Object[] {
        cursor.id().getMostSignificantBits(), cursor.id().getLeastSignificantBits()
      };
    }

    @Override
    PageCursor cursor(FieldDoc hit) {
      return new PageCursor(0, new UUID(number(hit, 0), number(hit, 1)));
    }
  };

  private final Sort sort;

  Ranking(SortField... fields) {
    this.sort = new Sort(fields);
  }

  private static SortField id(String field) {
    return new SortField(field, SortField.Type.LONG);
  }

  private static long number(FieldDoc hit, int field) {
    return (Long) hit.fields[field];
  }

  static Ranking of(Expression expression) {
    return expression instanceof Expression.Everything ? BY_ID : BEST_FIRST;
  }

  Sort sort() {
    return sort;
  }

  /** The last hit shown must not come again, even if it moved in the index. */
  FieldDoc after(PageCursor cursor) {
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values(cursor));
  }

  abstract Object[] values(PageCursor cursor);

  /** Returns the position of a hit in this order. */
  abstract PageCursor cursor(FieldDoc hit);
}
