package org.workerservice.intake;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.persistence.command.ResultCommand;
import org.workerservice.persistence.command.StoredResult;
import org.workerservice.security.Caller;

/**
 * Finds and stores results. Results that arrive while others are being stored share the next
 * transaction. For one event loop.
 */
final class ResultLog {
  private static final Duration TIME = Duration.ofSeconds(10);

  private final Bus bus;
  private final Map<Caller, Batch> callerToNext = new HashMap<>();

  ResultLog(Bus bus) {
    this.bus = bus;
  }

  /** Results that wait for the transaction before them; no two have the same id. */
  private record Batch(List<StoredResult> results, Promise<List<StoredResult>> stored) {
    Batch() {
      this(new ArrayList<>(), Promise.promise());
    }
  }

  Future<Optional<StoredResult>> find(Caller caller, String commandId) {
    return bus.ask(
        ResultCommand.ADDRESS,
        new ResultCommand.Find(caller.tenant(), caller.subject(), commandId),
        Deadline.in(TIME));
  }

  /** Stores a result; the answer is another one if the command has one already. */
  Future<StoredResult> remember(Caller caller, StoredResult result) {
    Batch waiting = callerToNext.get(caller);
    if (waiting == null) {
      callerToNext.put(caller, new Batch());
      return store(caller, List.of(result)).map(List::getFirst);
    }
    int index = waiting.results().size();
    waiting.results().add(result);
    return waiting.stored().future().map(all -> all.get(index));
  }

  private Future<List<StoredResult>> store(Caller caller, List<StoredResult> results) {
    return bus.ask(
            ResultCommand.ADDRESS,
            new ResultCommand.Remember(caller.tenant(), caller.subject(), results),
            Deadline.in(TIME))
        .onComplete(ended -> storeNext(caller));
  }

  private void storeNext(Caller caller) {
    Batch next = callerToNext.remove(caller);
    if (!next.results().isEmpty()) {
      callerToNext.put(caller, new Batch());
      store(caller, next.results()).onComplete(next.stored());
    }
  }
}
