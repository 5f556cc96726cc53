package org.workerservice.flow.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Mailbox;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.People;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.PreparedWorker;

@ExtendWith(VertxExtension.class)
class CountNamesTest {
  private static final UUID TENANT = new UUID(1, 1);
  private static final long WORKERS = 1_200;

  private final Workers workers = new Workers();
  private final ActiveModels models = new ActiveModels();
  private CountNames names;

  /** A registry in which everyone is called Quiroz. */
  private static final class Workers extends Mailbox<MatchModelCommand<?>> {
    private final AtomicInteger picks = new AtomicInteger();

    Workers() {
      super(MatchModelCommand.ADDRESS);
    }

    @Override
    protected Future<?> handle(MatchModelCommand<?> command) {
      if (command instanceof MatchModelCommand.FindPrepared find) {
        return Future.succeededFuture(find.ids().stream().map(Workers::prepared).toList());
      }
      picks.incrementAndGet();
      List<UUID> ids = LongStream.range(0, WORKERS).mapToObj(i -> new UUID(5, i)).toList();
      return Future.succeededFuture(new MatchModelCommand.Picked(WORKERS, ids));
    }

    private static PreparedWorker prepared(UUID id) {
      long number = id.getLeastSignificantBits();
      byte[] features =
          People.features(
                  People.named("Quiroz", "Anna").birthDate(People.BORN.minusDays(number)).build())
              .encode();
      return new PreparedWorker(id, features, List.of());
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
    vertx.deployVerticle(workers).await();
    names = new CountNames(bus, new SameThread(), models);
  }

  private TermFrequencies known() {
    return models.of(TENANT).model().frequencies();
  }

  @Test
  void shouldCountTheNamesOfTenantsThatUseTheBuiltInModel() {
    names.count(WORKERS).await();
    assertThat(known()).isSameAs(TermFrequencies.shipped());

    names.count(WORKERS).await();

    assertThat(known().familyNames().get("quiroz")).isBetween(.4, .6);
  }

  @Test
  void shouldCountAgainOnlyWhenTheRegistryHasDoubled() {
    known();
    for (long size : List.of(1_000L, 1_100L, 1_900L, 2_000L, 4_000L)) {
      names.count(size).await();
    }

    assertThat(workers.picks).hasValue(2);
  }
}
