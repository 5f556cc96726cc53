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

/** Serves HTTP on an event loop; all instances share one port. */
public final class HttpVerticle extends VerticleBase {
  /** What has been begun may be finished; idle connections are closed at once. */
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final HttpServerOptions options;
  private final List<Consumer<Router>> rooms;
  private final Traffic traffic;
  private final IntConsumer listening;
  private HttpServer server;

  /**
   * Takes the address to listen on, what adds its routes to the router, what all instances share,
   * and who wants to know the port once it is open.
   */
  public HttpVerticle(
      HttpServerOptions options,
      List<Consumer<Router>> rooms,
      Traffic traffic,
      IntConsumer listening) {
    this.options = new HttpServerOptions(options);
    this.rooms = List.copyOf(rooms);
    this.traffic = traffic;
    this.listening = listening;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    Connections connections = new Connections(traffic, System::nanoTime);
    connections.mount(router);
    vertx.setPeriodic(Connections.SWEEP.toMillis(), tick -> connections.sweep());
    rooms.forEach(room -> room.accept(router));
    Escapes.mount(router);
    PathMethods.complete(router);
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(connections::opened)
            .requestHandler(Framing.guard(router))
            .invalidRequestHandler(InvalidRequests::answer);
    return server.listen().map(this::opened);
  }

  private HttpServer opened(HttpServer open) {
    listening.accept(open.actualPort());
    return open;
  }

  @Override
  public Future<?> stop() {
    return server.shutdown(DRAIN.toSeconds(), TimeUnit.SECONDS);
  }
}
