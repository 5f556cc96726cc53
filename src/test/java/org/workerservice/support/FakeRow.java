package org.workerservice.support;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** A row of a result, built from alternating names and values. */
public final class FakeRow implements Row {
  private final List<String> names = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** Creates a row with one column. */
  public static FakeRow with(String name, Object value) {
    return new FakeRow().and(name, value);
  }

  /** Adds a column. */
  public FakeRow and(String name, Object value) {
    names.add(name);
    values.add(value);
    return this;
  }

  @Override
  public String getColumnName(int position) {
    return names.get(position);
  }

  @Override
  public int getColumnIndex(String name) {
    return names.indexOf(name);
  }

  @Override
  public Object getValue(int position) {
    return values.get(position);
  }

  @Override
  public Tuple addValue(Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Class<?>> types() {
    throw new UnsupportedOperationException();
  }
}
