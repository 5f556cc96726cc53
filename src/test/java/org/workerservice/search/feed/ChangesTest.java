package org.workerservice.search.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Worker;
import org.workerservice.search.SearchPeople;
import org.workerservice.search.index.SearchSource;
import org.workerservice.search.index.SearchSource.Change;
import org.workerservice.search.index.SearchSource.Entry;
import org.workerservice.search.index.WorkerIndex.Edit;

class ChangesTest {
  private static final UUID TENANT = UUID.randomUUID();
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID EVE = new UUID(1, 2);

  private final Registry registry = new Registry();
  private final Handover handover = new Handover();
  private final Changes changes = new Changes(registry, handover);

  @Test
  void shouldUseTheHandoverAndReadTheRest() {
    handover.committed(worker(ADA, 1), 5);
    registry.idToWorker.put(EVE, worker(EVE, 1));

    List<Edit> edits = edits(change(5, ADA, 1), change(6, EVE, 1));

    assertThat(versions(edits)).containsExactly("1.1 v1", "1.2 v1");
    assertThat(registry.asked).containsExactly(EVE);
    assertThat(handover.acknowledged()).isEqualTo(5);
  }

  @Test
  void shouldRemoveDeletedWorkers() {
    assertThat(versions(edits(change(5, ADA, 2)))).containsExactly("1.1 gone");
  }

  @Test
  void shouldNotUseAnOlderVersionThanTheChange() {
    handover.committed(worker(ADA, 1), 5);
    registry.idToWorker.put(ADA, worker(ADA, 2));

    assertThat(versions(edits(change(6, ADA, 2)))).containsExactly("1.1 v2");
  }

  @Test
  void shouldNeverReturnToAVersionBeforeOneThatWasReadAhead() {
    registry.idToWorker.put(ADA, worker(ADA, 3));
    assertThat(versions(edits(change(5, ADA, 1)))).containsExactly("1.1 v3");

    handover.committed(worker(ADA, 2), 6);
    assertThat(edits(change(6, ADA, 2))).isEmpty();
    assertThat(edits(change(7, ADA, 3))).isEmpty();

    registry.idToWorker.put(ADA, worker(ADA, 4));
    assertThat(versions(edits(change(8, ADA, 4)))).containsExactly("1.1 v4");
  }

  @Test
  void shouldMakeOneEditOfManyChangesOfOneWorker() {
    registry.idToWorker.put(ADA, worker(ADA, 3));

    assertThat(versions(edits(change(5, ADA, 1), change(6, ADA, 2), change(7, ADA, 3))))
        .containsExactly("1.1 v3");
  }

  @Test
  void shouldSkipChangesThatAffectNoWorker() {
    registry.idToWorker.put(ADA, worker(ADA, 1));

    List<Edit> edits = edits(new Change(5, TENANT, Optional.empty(), 0, false), change(6, ADA, 1));

    assertThat(versions(edits)).containsExactly("1.1 v1");
  }

  @Test
  void shouldReadWorkersAgainWhenTheirOrganizationChanges() {
    registry.idToWorker.put(ADA, worker(ADA, 3));
    assertThat(versions(edits(change(5, ADA, 1)))).containsExactly("1.1 v3");

    assertThat(versions(edits(change(6, ADA, 2), changeOfOrganization(7, ADA, 3))))
        .containsExactly("1.1 v3");
    assertThat(versions(edits(changeOfOrganization(8, ADA, 3), change(9, ADA, 3))))
        .containsExactly("1.1 v3");
  }

  @Test
  void shouldDropIndexedWorkersFromTheHandover() {
    handover.committed(worker(ADA, 1), 5);
    handover.indexed(5);
    handover.committed(worker(EVE, 1), 4);

    assertThat(handover.find(ADA, 1)).isEmpty();
    assertThat(handover.find(EVE, 1)).isEmpty();
    assertThat(handover.acknowledged()).isEqualTo(5);
  }

  private List<Edit> edits(Change... log) {
    return changes.edits(List.of(log)).result();
  }

  private static List<String> versions(List<Edit> edits) {
    return edits.stream()
        .map(
            edit ->
                switch (edit) {
                  case Edit.Put(UUID _, Entry entry) ->
                      name(entry.worker().id().orElseThrow()) + " v" + entry.worker().version();
                  case Edit.Remove(UUID id) -> name(id) + " gone";
                })
        .toList();
  }

  private static String name(UUID id) {
    return id.getMostSignificantBits() + "." + id.getLeastSignificantBits();
  }

  private static Change change(long sequence, UUID worker, long version) {
    return new Change(sequence, TENANT, Optional.of(worker), version, true);
  }

  private static Change changeOfOrganization(long sequence, UUID worker, long version) {
    return new Change(sequence, TENANT, Optional.of(worker), version, false);
  }

  private static Worker worker(UUID id, long version) {
    return SearchPeople.named("Okafor", "Ada").id(id).version(version).build();
  }

  /** A registry of some workers. */
  private static final class Registry implements SearchSource {
    final Map<UUID, Worker> idToWorker = new HashMap<>();
    Collection<UUID> asked = List.of();

    @Override
    public Future<List<Entry>> workers(UUID tenant, Collection<UUID> ids) {
      asked = ids;
      return Future.succeededFuture(
          ids.stream()
              .filter(idToWorker::containsKey)
              .map(id -> new Entry(idToWorker.get(id), Optional.empty()))
              .toList());
    }

    @Override
    public Future<LogState> log(long sequence) {
      throw new AssertionError("no test asks");
    }

    @Override
    public Future<List<Change>> changes(long after, int most) {
      throw new AssertionError("no test asks");
    }

    @Override
    public Future<List<Tenant>> tenants() {
      throw new AssertionError("no test asks");
    }

    @Override
    public Future<List<Entry>> workersAfter(UUID tenant, Optional<UUID> id, int most) {
      throw new AssertionError("no test asks");
    }
  }
}
