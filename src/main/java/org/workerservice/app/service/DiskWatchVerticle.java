package org.workerservice.app.service;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.workerservice.app.postgresql.DiskWatch;

/** Checks the disk at a fixed interval. One instance, on an event loop. */
final class DiskWatchVerticle extends VerticleBase {
  /** A disk that takes 200 MB a second loses 50 MB between two checks. */
  private static final Duration EVERY = Duration.ofMillis(250);

  private final DiskWatch watch;
  private boolean looking;

  DiskWatchVerticle(DiskWatch watch) {
    this.watch = watch;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(EVERY.toMillis(), timer -> look());
    return Future.succeededFuture();
  }

  /** Skips a check while the previous one is still waiting for the disk. */
  private void look() {
    if (looking) {
      return;
    }
    looking = true;
    vertx.executeBlocking(this::check, false).onComplete(done -> looking = false);
  }

  private Void check() {
    watch.check();
    return null;
  }
}
