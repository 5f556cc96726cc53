package org.workerservice.support;

import io.vertx.sqlclient.PropertyKind;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.desc.ColumnDescriptor;
import java.util.Iterator;
import java.util.List;

/** The rows of a result. */
record FakeRows(List<? extends Row> rows) implements RowSet<Row> {
  @Override
  public RowIterator<Row> iterator() {
    Iterator<? extends Row> all = rows.iterator();
    return new RowIterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public Row next() {
        return all.next();
      }
    };
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int rowCount() {
    return rows.size();
  }

  @Override
  public RowSet<Row> value() {
    return this;
  }

  @Override
  public RowSet<Row> next() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> columnsNames() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ColumnDescriptor> columnDescriptors() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <V> V property(PropertyKind<V> kind) {
    throw new UnsupportedOperationException();
  }
}
