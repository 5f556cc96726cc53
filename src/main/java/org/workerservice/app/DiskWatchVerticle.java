package org.workerservice.app;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.workerservice.app.postgresql.DiskWatch;

/** Has the disk looked at now and then; one instance, on an event loop. */
final class DiskWatchVerticle extends VerticleBase {
  /** A disk that takes 200 MB a second loses 50 between two looks. */
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

  /** A disk that does not answer is not asked twice. */
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
