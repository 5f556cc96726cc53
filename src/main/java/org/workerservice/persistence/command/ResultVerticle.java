package org.workerservice.persistence.command;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;

/** Stores results of commands; one instance, on an event loop. */
public final class ResultVerticle extends Mailbox<ResultCommand<?>> {

  private static final String FIND =
      """
      SELECT command_id, encode(body_hash, 'hex') AS body_hash, result::text AS result
      FROM command_results WHERE tenant_id = $1 AND subject = $2 AND command_id = $3
      """;

  /** The update changes nothing; it makes the statement return the row that was there. */
  private static final String REMEMBER =
      """
      INSERT INTO command_results (tenant_id, subject, command_id, body_hash, result)
      SELECT $1, $2, one.id, decode(one.hash, 'hex'), one.result::json
      FROM unnest($3::text[], $4::text[], $5::text[]) AS one (id, hash, result)
      ORDER BY one.id
      ON CONFLICT (tenant_id, subject, command_id) DO UPDATE SET subject = excluded.subject
      RETURNING command_id, encode(body_hash, 'hex') AS body_hash, result::text AS result
      """;

  private final Database database;

  /** Shares the connections of the node. */
  public ResultVerticle(Database database) {
    super(ResultCommand.ADDRESS);
    this.database = database;
  }

  @Override
  protected Future<?> handle(ResultCommand<?> command) {
    return switch (command) {
      case ResultCommand.Find find ->
          database
              .query(find.tenant(), FIND, Tuple.of(find.tenant(), find.subject(), find.commandId()))
              .map(rows -> results(rows).stream().findFirst());
      case ResultCommand.Remember remember -> remember(remember);
    };
  }

  private Future<List<StoredResult>> remember(ResultCommand.Remember remember) {
    List<StoredResult> results = remember.results();
    return database
        .query(
            remember.tenant(),
            REMEMBER,
            Tuple.of(
                remember.tenant(),
                remember.subject(),
                texts(results, StoredResult::commandId),
                texts(results, StoredResult::bodyHash),
                texts(results, StoredResult::result)))
        .map(rows -> inOrder(results, results(rows)));
  }

  private static String[] texts(List<StoredResult> results, Function<StoredResult, String> part) {
    return results.stream().map(part).toArray(String[]::new);
  }

  private static List<StoredResult> inOrder(List<StoredResult> asked, List<StoredResult> stored) {
    Map<String, StoredResult> idToStored =
        stored.stream().collect(Collectors.toMap(StoredResult::commandId, Function.identity()));
    return asked.stream().map(one -> idToStored.get(one.commandId())).toList();
  }

  private static List<StoredResult> results(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new StoredResult(
                    row.getString("command_id"),
                    row.getString("body_hash"),
                    row.getString("result")))
        .toList();
  }
}
