package org.workerservice.app;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.flow.WatchModels;

/**
 * Looks every second which match models are active, so that a model that another node has activated
 * is in use here too; one instance, on an event loop.
 */
final class ModelWatchVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ModelWatchVerticle.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final WatchModels watch;
  private boolean looking;
  private boolean failing;

  ModelWatchVerticle(WatchModels watch) {
    this.watch = watch;
  }

  @Override
  public Future<?> start() {
    return watch.refresh().map(known -> vertx.setPeriodic(EVERY.toMillis(), timer -> look()));
  }

  private void look() {
    if (looking) {
      return;
    }
    looking = true;
    watch
        .refresh()
        .onComplete(
            done -> {
              looking = false;
              if (done.failed() && !failing) {
                LOG.warn("The active match models cannot be looked up; those known stay in use");
              }
              failing = done.failed();
            });
  }
}
