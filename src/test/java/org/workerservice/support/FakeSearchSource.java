package org.workerservice.support;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.workerservice.model.Worker;
import org.workerservice.search.index.SearchSource;

/**
 * An in-memory registry with a log of changes. It records the requests, and a test may delay or
 * fail the next answer to a request.
 */
public final class FakeSearchSource implements SearchSource {
  private final Map<UUID, Map<UUID, Worker>> tenantToWorkers = new TreeMap<>();
  private final List<Change> log = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final Map<String, Future<Void>> questionToHold = new HashMap<>();
  private UUID registry = new UUID(4, 4);
  private long newest;
  private long dropped;

  /** Writes a worker and returns the sequence of the change. */
  public synchronized long put(UUID tenant, Worker worker) {
    UUID id = worker.id().orElseThrow();
    tenantToWorkers.computeIfAbsent(tenant, none -> new TreeMap<>()).put(id, worker);
    return append(tenant, id, worker.version());
  }

  /** Deletes a worker and returns the sequence of the change. */
  public synchronized long delete(UUID tenant, UUID id) {
    Worker worker = tenantToWorkers.get(tenant).remove(id);
    return append(tenant, id, worker.version() + 1);
  }

  private long append(UUID tenant, UUID id, long version) {
    newest++;
    log.add(new Change(newest, tenant, Optional.of(id), version, true));
    return newest;
  }

  /** Returns the sequence of the last change. */
  public synchronized long newest() {
    return newest;
  }

  /** Leaves a gap in the sequence, as a transaction that is rolled back does. */
  public synchronized void skipSequence() {
    newest++;
  }

  /** Keeps the workers but acts as another database. */
  public synchronized void becomeAnother() {
    registry = UUID.randomUUID();
  }

  /** Goes back to an earlier state of the log, as a restored backup does. */
  public synchronized void goBackTo(long sequence) {
    log.removeIf(change -> change.sequence() > sequence);
    newest = sequence;
  }

  /** Forgets the changes up to a sequence. */
  public synchronized void drop(long sequence) {
    log.removeIf(change -> change.sequence() <= sequence);
    dropped = sequence;
  }

  /** Returns the requests so far, such as {@code changes 5}. */
  public synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  /** Forgets the requests so far. */
  public synchronized void forgetSteps() {
    steps.clear();
  }

  /**
   * Delays the next answer to a request. The answer reflects the state at the time of the request.
   */
  public synchronized Promise<Void> hold(String question) {
    Promise<Void> hold = Promise.promise();
    questionToHold.put(question, hold.future());
    return hold;
  }

  /** Fails the next answer to a request. */
  public synchronized void fail(String question, Throwable failure) {
    questionToHold.put(question, Future.failedFuture(failure));
  }

  private <T> Future<T> answer(String question, Object parameter, T value) {
    steps.add((question + " " + parameter).strip());
    Future<Void> hold = questionToHold.remove(question);
    return Objects.requireNonNullElse(hold, Future.<Void>succeededFuture()).map(value);
  }

  @Override
  public synchronized Future<LogState> log(long sequence) {
    return answer(
        "log", sequence, new LogState(registry, newest, sequence >= dropped && sequence <= newest));
  }

  @Override
  public synchronized Future<List<Change>> changes(long after, int most) {
    return answer(
        "changes",
        after,
        log.stream().filter(change -> change.sequence() > after).limit(most).toList());
  }

  @Override
  public synchronized Future<List<Entry>> workers(UUID tenant, Collection<UUID> ids) {
    return answer(
        "workers",
        ids.size(),
        entries(
            workers(tenant).values().stream()
                .filter(worker -> ids.contains(worker.id().orElseThrow()))
                .toList()));
  }

  @Override
  public synchronized Future<List<Tenant>> tenants() {
    return answer(
        "tenants",
        "",
        tenantToWorkers.entrySet().stream()
            .filter(tenant -> !tenant.getValue().isEmpty())
            .map(tenant -> new Tenant(tenant.getKey(), tenant.getValue().size()))
            .toList());
  }

  @Override
  public synchronized Future<List<Entry>> workersAfter(UUID tenant, Optional<UUID> id, int most) {
    return answer(
        "workersAfter",
        id.map(UUID::getLeastSignificantBits).orElse(0L),
        entries(
            workers(tenant).values().stream()
                .filter(worker -> id.isEmpty() || worker.id().orElseThrow().compareTo(id.get()) > 0)
                .limit(most)
                .toList()));
  }

  private Map<UUID, Worker> workers(UUID tenant) {
    return tenantToWorkers.getOrDefault(tenant, Map.of());
  }

  private static List<Entry> entries(List<Worker> workers) {
    return workers.stream().map(worker -> new Entry(worker, Optional.empty())).toList();
  }
}
