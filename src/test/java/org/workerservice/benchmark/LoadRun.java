package org.workerservice.benchmark;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** One running load. Everything happens on one event loop. */
final class LoadRun {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Vertx vertx;
  private final HttpClient client;
  private final String authorization;
  private final Load load;
  private final Supplier<Optional<ProcessorUse>> processors;
  private final Promise<Measurement> measured = Promise.promise();
  private final Histogram nanoseconds = new Histogram(SIGNIFICANT_DIGITS);
  private final Map<String, Long> outcomeToCount = new HashMap<>();

  private Phase phase = Phase.WARMING_UP;
  private int busy;
  private long units;
  private long begin;
  private Optional<ProcessorUse> useAtBegin = Optional.empty();
  private Measurement measurement;

  private enum Phase {
    WARMING_UP,
    COUNTING,
    ENDED
  }

  private record Answer(int status, Buffer body) {}

  LoadRun(
      Vertx vertx,
      HttpClient client,
      String token,
      Load load,
      Supplier<Optional<ProcessorUse>> processors) {
    this.vertx = vertx;
    this.client = client;
    this.authorization = "Bearer " + token;
    this.load = load;
    this.processors = processors;
  }

  Future<Measurement> start() {
    vertx.runOnContext(
        _ -> {
          busy = load.connections();
          after(load.warmUp(), this::count);
          for (int connection = 0; connection < load.connections(); connection++) {
            next();
          }
        });
    return measured.future();
  }

  private void after(Duration pause, Runnable action) {
    if (pause.isZero()) {
      action.run();
    } else {
      vertx.setTimer(pause.toMillis(), _ -> action.run());
    }
  }

  private void count() {
    if (phase == Phase.WARMING_UP) {
      phase = Phase.COUNTING;
      useAtBegin = processors.get();
      begin = System.nanoTime();
      after(load.duration(), this::end);
    }
  }

  private void end() {
    if (phase == Phase.ENDED) {
      return;
    }
    if (phase == Phase.WARMING_UP) {
      fail(new BenchmarkFailure("The prepared requests ended before the warm-up did."));
      return;
    }
    phase = Phase.ENDED;
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    Optional<ProcessorUse> use =
        processors.get().flatMap(now -> useAtBegin.map(earlier -> now.minus(earlier)));
    measurement =
        new Measurement(load.connections(), seconds, units, nanoseconds, outcomeToCount, use);
  }

  private void next() {
    if (phase != Phase.ENDED && load.calls().hasNext()) {
      send(load.calls().next());
      return;
    }
    busy--;
    if (busy == 0) {
      end();
      measured.tryComplete(measurement);
    }
  }

  private void send(Call call) {
    long sent = System.nanoTime();
    client
        .request(call.method(), call.path())
        .compose(request -> send(request, call))
        .compose(response -> response.body().map(body -> new Answer(response.statusCode(), body)))
        .map(answer -> judge(call, answer, System.nanoTime() - sent))
        .onComplete(_ -> next(), this::fail);
  }

  private Future<HttpClientResponse> send(HttpClientRequest request, Call call) {
    request.putHeader("Authorization", authorization);
    call.headers().forEach(request::putHeader);
    return call.body()
        .map(body -> request.putHeader("Content-Type", "application/json").send(body))
        .orElseGet(request::send);
  }

  private String judge(Call call, Answer answer, long duration) {
    String outcome = call.expectation().outcome(answer.status(), answer.body());
    if (phase == Phase.COUNTING) {
      nanoseconds.recordValue(duration);
      outcomeToCount.merge(outcome, 1L, Long::sum);
      units += call.units();
    }
    return outcome;
  }

  private void fail(Throwable failure) {
    phase = Phase.ENDED;
    measured.tryFail(failure);
  }
}
