package org.workerservice.support;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.spi.DatabaseMetadata;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collector;

/** A connection whose statements are answered by a function; it supports nothing else. */
public final class FakeSqlConnection implements SqlConnection {
  private final BiFunction<String, Tuple, Future<List<FakeRow>>> database;

  /** Answers statements, passed as text and parameters, with this function. */
  public FakeSqlConnection(BiFunction<String, Tuple, Future<List<FakeRow>>> database) {
    this.database = database;
  }

  private record Statement(String sql, BiFunction<String, Tuple, Future<List<FakeRow>>> database)
      implements PreparedQuery<RowSet<Row>> {
    @Override
    public Future<RowSet<Row>> execute(Tuple parameters) {
      return database.apply(sql, parameters).map(FakeRows::new);
    }

    @Override
    public Future<RowSet<Row>> execute() {
      return execute(Tuple.tuple());
    }

    @Override
    public Future<RowSet<Row>> executeBatch(List<Tuple> batch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
    return new Statement(sql, database);
  }

  @Override
  public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Query<RowSet<Row>> query(String sql) {
    return new Statement(sql, database);
  }

  @Override
  public Future<PreparedStatement> prepare(String sql) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<PreparedStatement> prepare(String sql, PrepareOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SqlConnection exceptionHandler(Handler<Throwable> handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SqlConnection closeHandler(Handler<Void> handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Transaction> begin() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Transaction transaction() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isSSL() {
    return false;
  }

  @Override
  public DatabaseMetadata databaseMetadata() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
