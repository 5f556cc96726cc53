package org.workerservice.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.EntityTags;
import org.workerservice.api.http.answer.RequestIdentity;
import org.workerservice.api.http.connection.BoundedSum;
import org.workerservice.api.rest.RestApi;
import org.workerservice.json.Json;
import org.workerservice.support.CapturedLog;

class HandlingTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A value that a message might quote. */
  private static final String SECRET = "Ottilie Quillfeather";

  private static final BoundedSum IN_FLIGHT = new BoundedSum(10);

  private static Vertx vertx;
  private static URI url;
  private static volatile Function<RoutingContext, Future<Answered>> route;

  private CapturedLog log;

  @BeforeAll
  static void serve() throws Exception {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route().handler(HandlingTest::countUntilAnswered);
    router.get("/").handler(Handling.of(routing -> route.apply(routing)));
    RestApi.mountErrors(router);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(RequestIdentity.tag(router))
            .listen(0, "localhost")
            .await(30, TimeUnit.SECONDS);
    url = URI.create("http://localhost:" + server.actualPort() + "/");
  }

  private static void countUntilAnswered(RoutingContext routing) {
    IN_FLIGHT.tryAcquire(1);
    routing.addEndHandler(ended -> IN_FLIGHT.release(1));
    routing.next();
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().await(30, TimeUnit.SECONDS);
  }

  @BeforeEach
  void listen() {
    log = CapturedLog.open();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static HttpResponse<String> get(Function<RoutingContext, Future<Answered>> handler)
      throws Exception {
    route = handler;
    HttpRequest request = HttpRequest.newBuilder(url).build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).get(20, TimeUnit.SECONDS);
  }

  private static Answered fail() {
    throw new IllegalStateException("No letters in " + SECRET);
  }

  /** Completes as an actor does: later, and on the event loop. */
  private static Future<String> found() {
    Promise<String> later = Promise.promise();
    vertx.runOnContext(now -> later.complete("found"));
    return later.future();
  }

  private void assertAnsweredAsAnError(HttpResponse<String> answer) throws Exception {
    JsonNode error = Json.MAPPER.readTree(answer.body()).path("error");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(error.path("code").asText()).isEqualTo("INTERNAL_ERROR");
    assertThat(answer.body()).doesNotContain(SECRET);
    assertNothingIsLeft();
  }

  @Test
  void shouldNameTheRequestInTheAnswerAndInTheLog() throws Exception {
    route = routing -> Future.succeededFuture(fail());
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("X-Request-Id", "order-17/4")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .build();

    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("X-Request-Id")).contains("order-17/4");
    assertThat(answer.headers().firstValue("X-Trace-Id")).contains(trace);
    JsonNode error = Json.MAPPER.readTree(answer.body()).path("error");
    assertThat(error.path("request_id").asText()).isEqualTo("order-17/4");
    assertThat(error.path("trace_id").asText()).isEqualTo(trace);
    assertThat(log.texts())
        .anyMatch(text -> text.contains("(request order-17/4, trace " + trace + ")"));
  }

  private void assertNothingIsLeft() {
    await().untilAsserted(() -> assertThat(IN_FLIGHT.sum()).isZero());
    assertThat(log.texts()).anyMatch(text -> text.contains("IllegalStateException"));
    assertThat(log.texts()).noneMatch(text -> text.contains(SECRET));
  }

  @Test
  void shouldAnswerWhatIsThrownBeforeTheWorkStarts() throws Exception {
    assertAnsweredAsAnError(get(routing -> Future.succeededFuture(fail())));
  }

  @Test
  void shouldAnswerWorkThatFails() throws Exception {
    assertAnsweredAsAnError(
        get(routing -> Future.failedFuture(new IllegalStateException("Unknown: " + SECRET))));
  }

  @Test
  void shouldAnswerWhenTheAnswerThrows() throws Exception {
    assertAnsweredAsAnError(get(routing -> found().map(text -> fail())));
  }

  @Test
  void shouldAnswerWhenTheAnswerCannotBeWrittenAsJson() throws Exception {
    HttpResponse<String> answer =
        get(routing -> found().map(text -> Answers.success(routing, 200, new Unwritable())));

    assertAnsweredAsAnError(answer);
  }

  private static final class Unwritable {
    @SuppressWarnings("unused") // Read by the writer of JSON.
    public String getName() {
      throw new IllegalStateException("No letters in " + SECRET);
    }
  }

  @Test
  void shouldNotDescribeAnAnswerThatIsNotGiven() throws Exception {
    HttpResponse<String> answer =
        get(
            routing -> {
              EntityTags.tag(routing, 7);
              return found().map(text -> fail());
            });

    assertAnsweredAsAnError(answer);
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void shouldCloseTheConnectionWhenTheAnswerFailsHalfway() {
    assertThatThrownBy(
            () ->
                get(
                    routing ->
                        found()
                            .map(
                                text -> {
                                  routing.response().setChunked(true).write(text);
                                  return fail();
                                })))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
    assertNothingIsLeft();
  }

  @Test
  void shouldKeepAnAnswerThatWasCompleteBeforeSomethingThrew() throws Exception {
    HttpResponse<String> answer =
        get(
            routing ->
                found()
                    .map(
                        text -> {
                          Answers.success(routing, 200, text);
                          return fail();
                        }));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("found");
    assertNothingIsLeft();
  }
}
