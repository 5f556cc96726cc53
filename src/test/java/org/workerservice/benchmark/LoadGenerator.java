package org.workerservice.benchmark;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Sends requests from one event loop, which leaves the other cores to the service: a closed loop of
 * keep-alive connections, each of which sends the next request when the previous one is answered.
 */
final class LoadGenerator implements AutoCloseable {
  private static final int SILENCE_SECONDS = 120;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final URI service;
  private final String token;
  private final Supplier<Optional<ProcessorUse>> processors;

  LoadGenerator(URI service, String token, Supplier<Optional<ProcessorUse>> processors) {
    this.service = service;
    this.token = token;
    this.processors = processors;
  }

  /**
   * Runs the load. Blocks until it ends.
   *
   * @throws BenchmarkFailure at the first answer that is not as expected
   */
  Measurement run(Load load) throws InterruptedException {
    HttpClient client = client(load.connections());
    LoadRun run = new LoadRun(vertx, client, token, load, processors);
    Future<Measurement> measured = run.start();
    try {
      return measured.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof BenchmarkFailure unexpected
          ? unexpected
          : new BenchmarkFailure("A request failed: " + failure.getCause(), failure.getCause());
    } finally {
      client.close().await();
    }
  }

  private HttpClient client(int connections) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setDefaultHost(service.getHost())
            .setDefaultPort(service.getPort())
            .setIdleTimeout(SILENCE_SECONDS);
    return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(connections));
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
