package org.workerservice.jobs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.encryption.EncryptionException;
import org.workerservice.jobs.Progress;
import org.workerservice.jobs.Threads;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.preparation.Replacement;
import org.workerservice.persistence.worker.preparation.StaleWorker;
import org.workerservice.persistence.worker.preparation.StaleWorkers;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;

class PreparationTest {
  private static final UUID TENANT = new UUID(7, 7);

  private final Registry registry = new Registry();
  private boolean room = true;
  private final Preparation preparation =
      new Preparation(
          registry,
          (worker, replaced, tenant) -> MatchIndexEntry.NONE,
          new SameThread(),
          () -> room);

  /** Workers in memory, some of which cannot be read or written. */
  private static final class Registry implements StaleWorkers {
    private final TreeMap<UUID, Long> staleToVersion = new TreeMap<>();
    private final Set<UUID> unreadable = new TreeSet<>();
    private final Set<UUID> refused = new TreeSet<>();
    private final List<UUID> reads = new ArrayList<>();
    private final List<Supplier<Worker>> replaced = new ArrayList<>();
    private Consumer<Registry> beforeWrite = registry -> {};
    private boolean down;
    private int transactions;

    void add(int from, int to) {
      for (int number = from; number < to; number++) {
        staleToVersion.put(id(number), 1L);
      }
    }

    @Override
    public Future<Long> count(UUID tenant) {
      return Future.succeededFuture((long) staleToVersion.size());
    }

    @Override
    public Future<List<StaleWorker>> find(UUID tenant, Optional<UUID> after, int limit) {
      return Future.succeededFuture(
          staleToVersion.tailMap(after.orElse(new UUID(0, 0)), false).entrySet().stream()
              .limit(limit)
              .map(
                  one ->
                      new StaleWorker(
                          one.getKey(), one.getValue(), () -> read(one.getKey()), replaced))
              .toList());
    }

    private Worker read(UUID id) {
      reads.add(id);
      if (unreadable.contains(id)) {
        throw new EncryptionException("A stored value cannot be decrypted with these keys.");
      }
      return Worker.named(null).id(id).build();
    }

    @Override
    public Future<Integer> replace(UUID tenant, List<Replacement> replacements) {
      transactions++;
      beforeWrite.accept(this);
      if (down) {
        return Future.failedFuture(
            new ServiceUnavailable(ServiceUnavailable.Reason.DATABASE, "The database is away."));
      }
      if (replacements.stream().map(Replacement::id).anyMatch(refused::contains)) {
        return Future.failedFuture(new IllegalStateException("refused"));
      }
      return Future.succeededFuture(
          (int)
              replacements.stream()
                  .filter(one -> staleToVersion.remove(one.id(), one.version()))
                  .count());
    }
  }

  private static final class SameThread implements Threads {
    @Override
    public <T> Future<T> run(Callable<T> work) {
      try {
        return Future.succeededFuture(work.call());
      } catch (Exception failure) {
        return Future.failedFuture(failure);
      }
    }
  }

  private static UUID id(int number) {
    return new UUID(1, number);
  }

  private List<Progress> run() {
    List<Progress> steps = new ArrayList<>();
    do {
      steps.add(preparation.step(TENANT).result());
    } while (steps.getLast().hasMore());
    return steps;
  }

  @Test
  void shouldWriteNothingWhileTheDiskHasNoRoom() {
    registry.add(0, 3);
    room = false;

    Future<Progress> refused = preparation.step(TENANT);

    assertThat(refused.cause()).isInstanceOf(ServiceUnavailable.class);
    assertThat(registry.transactions).isZero();
    room = true;
    assertThat(preparation.step(TENANT).succeeded()).isTrue();
    assertThat(registry.staleToVersion).isEmpty();
  }

  @Test
  void shouldPrepareASurvivorWithWhatWasMergedIntoIt() {
    Worker replaced = Worker.named(null).id(id(99)).build();
    registry.replaced.add(() -> replaced);
    registry.add(1, 2);
    List<List<Worker>> seen = new ArrayList<>();

    Future<?> step =
        new Preparation(
                registry,
                (worker, merged, tenant) -> {
                  seen.add(merged);
                  return MatchIndexEntry.NONE;
                },
                new SameThread(),
                () -> true)
            .step(TENANT);

    assertThat(step.succeeded()).isTrue();
    assertThat(seen).containsExactly(List.of(replaced));
  }

  @Test
  void shouldPrepareEveryWorkerAFewAtATimeAndSayHowManyAreLeft() {
    registry.add(0, 60);

    List<Progress> steps = run();

    assertThat(registry.staleToVersion).isEmpty();
    assertThat(steps.stream().map(Progress::remaining)).containsExactly(35L, 10L, 0L, 0L);
    assertThat(registry.transactions).isEqualTo(3);
  }

  @Test
  void shouldSkipWhatCannotBeReadAndTryItAgainOnlyInTheNextRun() {
    registry.add(0, 60);
    registry.unreadable.add(id(0));

    List<Progress> steps = run();

    assertThat(registry.staleToVersion).containsOnlyKeys(id(0));
    assertThat(steps.getLast()).isEqualTo(new Progress(false, 0, 1, 1));
    assertThat(registry.reads.stream().filter(id(0)::equals)).hasSize(1);
    run();
    assertThat(registry.reads.stream().filter(id(0)::equals)).hasSize(2);
  }

  @Test
  void shouldRetryAWorkerThatWasChangedInBetween() {
    registry.add(0, 3);
    registry.beforeWrite =
        one -> {
          one.staleToVersion.put(id(1), 2L);
          one.beforeWrite = later -> {};
        };

    run();

    assertThat(registry.staleToVersion).isEmpty();
    assertThat(registry.reads).containsExactly(id(0), id(1), id(2), id(1));
  }

  @Test
  void shouldWriteTheOthersWhenTheDatabaseRefusesOne() {
    registry.add(0, 30);
    registry.refused.add(id(4));

    List<Progress> steps = run();

    assertThat(registry.staleToVersion).containsOnlyKeys(id(4));
    assertThat(steps.getLast().skipped()).isEqualTo(1);
  }

  @Test
  void shouldBeginAgainAfterAnOutage() {
    registry.add(0, 30);
    registry.down = true;
    assertThat(preparation.step(TENANT).failed()).isTrue();
    registry.down = false;

    run();

    assertThat(registry.staleToVersion).isEmpty();
  }

  @Test
  void shouldEndWhenAllThatIsLeftCannotBeRead() {
    registry.add(0, 60);
    for (int number = 0; number < 60; number++) {
      registry.unreadable.add(id(number));
    }

    List<Progress> steps = run();

    assertThat(steps.getLast()).isEqualTo(new Progress(false, 0, 60, 60));
    assertThat(registry.transactions).isZero();
  }
}
