package org.workerservice.api.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.workerservice.api.http.answer.InvalidRequests;
import org.workerservice.api.http.answer.RequestIdentity;
import org.workerservice.api.http.connection.Connections;
import org.workerservice.api.http.connection.Framing;
import org.workerservice.api.http.connection.Traffic;

/** Serves HTTP on one event loop. All instances share one port. */
public final class HttpVerticle extends VerticleBase {
  /** Requests in progress may finish within this time. Idle connections close at once. */
  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(10);

  private final HttpServerOptions options;
  private final List<Consumer<Router>> mounts;
  private final Traffic traffic;
  private final IntConsumer onListening;
  private HttpServer server;

  /**
   * Creates one instance.
   *
   * @param options with the address to listen on
   * @param mounts add their routes to the router, in this order
   * @param traffic shared by all instances
   * @param onListening called with the port once it is open
   */
  public HttpVerticle(
      HttpServerOptions options,
      List<Consumer<Router>> mounts,
      Traffic traffic,
      IntConsumer onListening) {
    this.options = new HttpServerOptions(options);
    this.mounts = List.copyOf(mounts);
    this.traffic = traffic;
    this.onListening = onListening;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    Connections connections = new Connections(traffic, System::nanoTime);
    connections.mount(router);
    vertx.setPeriodic(Connections.SWEEP.toMillis(), tick -> connections.sweep());
    mounts.forEach(mount -> mount.accept(router));
    Escapes.mount(router);
    PathMethods.complete(router);
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(connections::opened)
            .requestHandler(RequestIdentity.tag(Framing.guard(router)))
            .invalidRequestHandler(InvalidRequests::answer);
    return server.listen().map(this::opened);
  }

  private HttpServer opened(HttpServer open) {
    onListening.accept(open.actualPort());
    return open;
  }

  @Override
  public Future<?> stop() {
    return server.shutdown(DRAIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }
}
