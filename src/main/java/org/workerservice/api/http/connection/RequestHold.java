package org.workerservice.api.http.connection;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one request holds on its node: a place among the requests in flight, and the memory of its
 * body. It releases them when the answer has ended and the handler is done, in either order: a
 * client that disconnects does not stop the work that it asked for. Runs on the event loop of the
 * request.
 */
public final class RequestHold {
  private static final String WORK = RequestHold.class.getName();

  /** Longer than any deadline: a handler that never ends must not hold its place forever. */
  private static final Duration MAX_WORK = Duration.ofMinutes(2);

  private final RoutingContext routing;
  private final List<Runnable> releases = new ArrayList<>(3);
  private boolean over;

  /** Holds the place of a request. */
  public RequestHold(RoutingContext routing) {
    this.routing = routing;
    routing.addEndHandler(this::ended);
  }

  /** Adds what to release at the end; releases it now if the request is over. */
  public void add(Runnable release) {
    if (over) {
      release.run();
    } else {
      releases.add(release);
    }
  }

  /** Remembers the handler of the request, which may outlive the connection. */
  public static void work(RoutingContext routing, Future<?> work) {
    if (!work.isComplete()) {
      routing.put(WORK, work);
    }
  }

  /**
   * Releases everything, because the next request of the connection begins. The server passes it on
   * while the answer is being written, which is the last step of the work, and only later says that
   * the answer has ended.
   */
  void answered() {
    release();
  }

  private void ended(AsyncResult<Void> ended) {
    Future<?> work = routing.get(WORK);
    if (work == null || work.isComplete()) {
      release();
      return;
    }
    work.onComplete(done -> release());
    if (ended.failed()) {
      routing.vertx().setTimer(MAX_WORK.toMillis(), late -> release());
    }
  }

  private void release() {
    over = true;
    releases.forEach(Runnable::run);
    releases.clear();
  }
}
