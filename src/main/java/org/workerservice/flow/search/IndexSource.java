package org.workerservice.flow.search;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.persistence.worker.read.IndexedWorker;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.search.index.SearchSource;

/** Reads the registry for the search index. */
public final class IndexSource implements SearchSource {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Bus bus;
  private final UUID defaultTenant;

  /**
   * Creates a source that asks the reader over this bus.
   *
   * @param defaultTenant the tenant of commands that do not concern a particular tenant
   */
  public IndexSource(Bus bus, UUID defaultTenant) {
    this.bus = bus;
    this.defaultTenant = defaultTenant;
  }

  @Override
  public Future<LogState> log(long sequence) {
    return ask(new ReadCommand.ReadLog(defaultTenant, sequence))
        .map(log -> new LogState(log.registry(), log.newest(), log.known()));
  }

  @Override
  public Future<List<Change>> changes(long after, int limit) {
    return ask(new ReadCommand.ReadChanges(defaultTenant, after, limit))
        .map(
            changes ->
                changes.stream()
                    .map(
                        change ->
                            new Change(
                                change.sequence(),
                                change.tenant(),
                                change.worker(),
                                change.version(),
                                change.own()))
                    .toList());
  }

  @Override
  public Future<List<Entry>> workers(UUID tenant, Collection<UUID> ids) {
    return ask(new ReadCommand.FindIndexed(tenant, List.copyOf(ids))).map(IndexSource::entries);
  }

  @Override
  public Future<List<Tenant>> tenants() {
    return ask(new ReadCommand.ReadTenants(defaultTenant))
        .map(
            tenants ->
                tenants.stream()
                    .map(tenant -> new Tenant(tenant.tenant(), tenant.workers()))
                    .toList());
  }

  @Override
  public Future<List<Entry>> workersAfter(UUID tenant, Optional<UUID> id, int limit) {
    return ask(new ReadCommand.ListIndexed(tenant, id, limit)).map(IndexSource::entries);
  }

  private static List<Entry> entries(List<IndexedWorker> workers) {
    return workers.stream()
        .map(worker -> new Entry(worker.worker(), worker.organization()))
        .toList();
  }

  private <R> Future<R> ask(ReadCommand<R> command) {
    return bus.ask(ReadCommand.ADDRESS, command, Deadline.in(TIMEOUT));
  }
}
