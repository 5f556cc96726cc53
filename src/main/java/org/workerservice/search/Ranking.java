package org.workerservice.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.workerservice.search.index.IndexFields;
import org.workerservice.search.language.Expression;

/** An order of hits; equal hits come by id. */
public enum Ranking {
  /** Best first. */
  RELEVANCE("relevance", SortField.FIELD_SCORE),
  /** The order never changes, so that pages need no view of the index. */
  ID("id"),
  /** By family name, then given names. */
  NAME("name", name(false)),
  NAME_DESCENDING("-name", name(true)),
  /** By the time of the latest change. */
  UPDATED("updated_at", updated(false)),
  UPDATED_DESCENDING("-updated_at", updated(true));

  private final String code;
  private final Sort sort;

  Ranking(String code, SortField... fields) {
    this.code = code;
    this.sort =
        new Sort(
            Stream.concat(
                    Arrays.stream(fields),
                    Stream.of(
                        new SortField(IndexFields.ID_HIGH, SortField.Type.LONG),
                        new SortField(IndexFields.ID_LOW, SortField.Type.LONG)))
                .toArray(SortField[]::new));
  }

  private static SortField name(boolean descending) {
    SortField field = new SortField(IndexFields.SORT_NAME, SortField.Type.STRING, descending);
    field.setMissingValue(SortField.STRING_LAST);
    return field;
  }

  private static SortField updated(boolean descending) {
    return new SortField(IndexFields.UPDATED, SortField.Type.LONG, descending);
  }

  /** Returns the order with a name, as in {@code -updated_at}. */
  public static Optional<Ranking> find(String code) {
    return Arrays.stream(values()).filter(ranking -> ranking.code.equals(code)).findFirst();
  }

  /** Returns the names of all orders. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(ranking -> ranking.code).toList();
  }

  /** All workers match equally well, so that their search can stop early. */
  public Ranking forQuery(Expression expression) {
    return this == RELEVANCE && expression instanceof Expression.Everything ? ID : this;
  }

  /** Whether hits may change their places, so that all pages must come from one view. */
  boolean mayChange() {
    return this != ID;
  }

  Sort sort() {
    return sort;
  }
}
