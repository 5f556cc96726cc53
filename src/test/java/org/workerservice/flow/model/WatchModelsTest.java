package org.workerservice.flow.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Mailbox;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.StoredModel;

@ExtendWith(VertxExtension.class)
class WatchModelsTest {
  private static final UUID TENANT = new UUID(1, 1);
  private static final UUID OTHER_TENANT = new UUID(1, 2);
  private static final UUID MODEL = new UUID(2, 1);
  private static final UUID OTHER_MODEL = new UUID(2, 2);
  private static final String USABLE = FellegiSunterModel.shipped().toJson();

  private final Models stored = new Models();
  private final ActiveModels active = new ActiveModels();
  private WatchModels watch;

  /** Two tenants with one model each; the model of the first is unreadable or unusable. */
  private static final class Models extends Mailbox<MatchModelCommand<?>> {
    private final List<UUID> asked = new CopyOnWriteArrayList<>();
    private volatile boolean readable;
    private volatile boolean measured;

    Models() {
      super(MatchModelCommand.ADDRESS);
    }

    @Override
    protected Future<?> handle(MatchModelCommand<?> command) {
      if (command instanceof MatchModelCommand.ListActive) {
        return Future.succeededFuture(
            List.of(
                new MatchModelCommand.Active(TENANT, MODEL, 1),
                new MatchModelCommand.Active(OTHER_TENANT, OTHER_MODEL, 1)));
      }
      if (command instanceof MatchModelCommand.FindModel find) {
        asked.add(find.id());
        boolean poisoned = find.id().equals(MODEL);
        return poisoned && !readable
            ? Future.failedFuture(new IllegalStateException("poison"))
            : Future.succeededFuture(Optional.of(model(find.id(), poisoned ? "{}" : USABLE)));
      }
      measured = true;
      return Future.succeededFuture(0L);
    }

    private static StoredModel model(UUID id, String content) {
      return new StoredModel(
          id,
          1,
          "model",
          "active",
          new StoredModel.Training(1, 1, 1, 1, 1),
          Instant.EPOCH,
          "ada",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(content));
    }
  }

  private static final class SameThread implements WorkerPool {
    @Override
    public <T> Future<T> run(Callable<T> work) {
      try {
        return Future.succeededFuture(work.call());
      } catch (Exception failure) {
        return Future.failedFuture(failure);
      }
    }
  }

  @BeforeEach
  void start(Vertx vertx) {
    Bus bus = new Bus(vertx);
    bus.bound(MatchModelCommand.ADDRESS, 10);
    vertx.deployVerticle(stored).await();
    watch = new WatchModels(bus, new SameThread(), active, TENANT);
  }

  private boolean refresh() {
    List<Boolean> went = new ArrayList<>();
    watch.refresh().onComplete(ended -> went.add(ended.succeeded())).otherwiseEmpty().await();
    return went.getFirst();
  }

  @Test
  void shouldLoadOtherModelsAndMeasureWhenOneCannotBeRead() {
    assertThat(refresh()).isFalse();

    assertThat(active.of(OTHER_TENANT).id()).isEqualTo(OTHER_MODEL);
    assertThat(active.of(TENANT).id()).isEqualTo(ActiveModels.BUILT_IN_ID);
    assertThat(stored.measured).isTrue();
  }

  @Test
  void shouldLoadAnUnusableModelOnlyOnce() {
    stored.readable = true;

    for (int look = 0; look < 3; look++) {
      assertThat(refresh()).isTrue();
    }

    assertThat(active.of(TENANT).id()).isEqualTo(ActiveModels.BUILT_IN_ID);
    assertThat(stored.asked).containsExactlyInAnyOrder(MODEL, OTHER_MODEL);
  }
}
