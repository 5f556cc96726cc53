package org.workerservice.relay.kafka;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import org.workerservice.jobs.JobWatch;

/**
 * Repeats the steps of one leadership: at once while there is more, when something was committed on
 * this node, and at the poll interval. After failures it backs off; commits do not cut a back-off
 * short. For one event loop.
 */
final class RelayLoop {
  private static final long NO_TIMER = -1;

  private final Leadership leading;
  private final Context context;
  private final JobWatch watch;
  private final RelayTools tools;
  private final Runnable giveUp;
  private Future<?> running = Future.succeededFuture();
  private boolean stepping;
  private boolean again;
  private boolean backingOff;
  private boolean stopped;
  private long timer = NO_TIMER;

  /**
   * Does nothing before {@link #wake}.
   *
   * @param giveUp ends the leadership, because another node has taken over or the database failed
   */
  RelayLoop(
      Leadership leading, Context context, JobWatch watch, RelayTools tools, Runnable giveUp) {
    this.leading = leading;
    this.context = context;
    this.watch = watch;
    this.tools = tools;
    this.giveUp = giveUp;
  }

  Leadership leading() {
    return leading;
  }

  /** Starts a step now or after the one that runs. */
  void wake() {
    if (stepping) {
      again = true;
    } else if (!stopped && !backingOff) {
      step();
    }
  }

  /** Starts no more steps; completes when the current one has ended and its resources are free. */
  Future<Void> stop() {
    stopped = true;
    cancelTimer();
    return running.otherwiseEmpty().compose(done -> leading.reset());
  }

  private void step() {
    cancelTimer();
    stepping = true;
    again = false;
    tools.wake().look();
    running = leading.step().onComplete(this::stepped);
  }

  private void stepped(Boolean more, Throwable failure) {
    stepping = false;
    if (failure != null) {
      failed(failure);
      return;
    }
    watch.succeeded();
    tools.status().published();
    if (more || again) {
      context.runOnContext(ignored -> wake());
    } else {
      wakeIn(tools.options().pollInterval());
    }
  }

  private void failed(Throwable failure) {
    Duration wait = watch.failed(failure);
    leading.reset();
    if (failure instanceof KafkaUnavailable known && known.problem() != RelayProblem.REPLACED) {
      tools.status().failed(known.problem());
      backingOff = true;
      wakeIn(wait);
    } else {
      giveUp.run();
    }
  }

  private void wakeIn(Duration wait) {
    if (stopped) {
      return;
    }
    timer =
        context
            .owner()
            .setTimer(
                wait.toMillis(),
                due -> {
                  timer = NO_TIMER;
                  backingOff = false;
                  wake();
                });
  }

  private void cancelTimer() {
    if (timer != NO_TIMER) {
      context.owner().cancelTimer(timer);
      timer = NO_TIMER;
    }
  }
}
