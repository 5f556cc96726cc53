package org.workerservice.persistence.worker.write;

import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.review.ReviewItem;

/** The pairs that merges and reversals raise, in a transaction that holds the gate. */
public final class RaisedPairs {
  private RaisedPairs() {}

  /**
   * Returns whether no worker that may be the same person was written since the comparison.
   *
   * @param written workers that this transaction writes; it checks their versions
   */
  public static Future<Boolean> areCurrent(
      SqlConnection connection, List<ComparedWorker> compared, Set<UUID> written) {
    List<NewerWorkers.Question> questions =
        IntStream.range(0, compared.size())
            .mapToObj(
                item ->
                    new NewerWorkers.Question(
                        item, compared.get(item).index().keys(), compared.get(item).watermark()))
            .toList();
    return NewerWorkers.underKeys(connection, questions)
        .map(itemToNewer -> itemToNewer.values().stream().allMatch(written::containsAll));
  }

  /**
   * Writes the items. A decision stays unless the item names it.
   *
   * @return how many items were raised
   */
  public static Future<Integer> send(
      SqlConnection connection,
      RequestContext context,
      OffsetDateTime now,
      List<ComparedWorker> compared) {
    List<UUID> owners = new ArrayList<>();
    List<ReviewItem> raised = new ArrayList<>();
    for (ComparedWorker one : compared) {
      one.raised().forEach(item -> owners.add(one.worker()));
      raised.addAll(one.raised());
    }
    if (raised.isEmpty()) {
      return Future.succeededFuture(0);
    }
    List<String> actors = owners.stream().map(owner -> context.user()).toList();
    return connection
        .preparedQuery(ReviewStatements.PUT)
        .execute(ReviewStatements.parameters(context.tenant(), now, owners, actors, raised))
        .map(RowSet::rowCount);
  }
}
