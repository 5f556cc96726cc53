package org.workerservice.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.rest.SampleTraffic;
import org.workerservice.support.CapturedLog;
import org.workerservice.support.RawHttp;

/** Sends well-formed and malformed requests as bytes on a socket. */
class HttpShapesTest {
  private static final String CHUNKS = "3\r\nabc\r\n0\r\n\r\n";

  /** A request that an attacker would smuggle in. */
  private static final String NEXT = "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

  private static final AtomicInteger SERVED = new AtomicInteger();

  private static Vertx vertx;
  private static String url;

  @BeforeAll
  static void serve() throws Exception {
    vertx = Vertx.vertx();
    AtomicInteger port = new AtomicInteger();
    HttpServerOptions options =
        new HttpServerOptions().setHost("localhost").setPort(0).setHttp2ClearTextEnabled(false);
    vertx
        .deployVerticle(
            new HttpVerticle(
                options, List.of(HttpShapesTest::mount), SampleTraffic.unlimited(), port::set))
        .await(30, TimeUnit.SECONDS);
    url = "http://localhost:" + port.get();
  }

  private static void mount(Router router) {
    router.route().handler(BodyHandler.create(false));
    router.route("/next").handler(Handling.of(routing -> later(routing, "next")));
    router.route("/:id").handler(Handling.of(routing -> later(routing, routing.body().asString())));
  }

  /** Answers asynchronously, as the service does. */
  private static Future<Answered> later(RoutingContext routing, String text) {
    SERVED.incrementAndGet();
    Promise<String> later = Promise.promise();
    vertx.runOnContext(now -> later.complete(text));
    return later.future().map(given -> Answers.success(routing, 200, given));
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().await(30, TimeUnit.SECONDS);
  }

  @BeforeEach
  void count() {
    SERVED.set(0);
  }

  private static String request(String line, String headers, String body) {
    String lines = headers.isEmpty() ? "" : headers.replace("; ", "\r\n") + "\r\n";
    return line + "\r\n" + lines + "\r\n" + body;
  }

  @Test
  void shouldServeOneRequestAfterTheOther() throws Exception {
    String first = request("POST /x HTTP/1.1", "Host: a; Content-Length: 3", "abc");

    RawHttp.Conversation talk = RawHttp.send(url, first + NEXT);

    assertThat(talk.statuses()).containsExactly(200, 200);
    assertThat(talk.text()).contains("\"abc\"", "\"next\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /x HTTP/1.1 | Host: a; Transfer-Encoding: chunked, identity",
        "POST /x HTTP/1.1 | Host: a; Transfer-Encoding: identity, chunked",
        "POST /x HTTP/1.1 | Host: a; Transfer-Encoding: chunked, chunked",
        "POST /x HTTP/1.1 | Host: a; Transfer-Encoding: chunked; Transfer-Encoding: identity",
        "POST /x HTTP/1.1 | Host: a; Transfer-Encoding: gzip",
        "POST /x HTTP/1.1 | Host: a; Transfer-Encoding: gzip; Content-Length: 13",
        "POST /x HTTP/1.1 | Host: a; Transfer-Encoding: xchunked",
        "POST /x HTTP/1.0 | Host: a; Transfer-Encoding: chunked; Connection: keep-alive",
        "POST /x HTTP/1.0 | Transfer-Encoding: chunked; Content-Length: 13; Connection: keep-alive",
        "GET /x HTTP/1.1 | Host: a; Host: b",
        "GET /x HTTP/1.1 | Host: a; Host: a",
        "GET /x HTTP/1.0 | Host: a; Host: b; Connection: keep-alive",
        "GET /x HTTP/1.1 | Accept: */*",
        "GET /x HTTP/1.1 | ''"
      })
  void shouldRefuseWhatAProxyMayReadDifferently(String line, String headers) throws Exception {
    String body = line.startsWith("POST") ? CHUNKS : "";

    RawHttp.Conversation talk = RawHttp.send(url, request(line, headers, body) + NEXT);

    assertThat(talk.statuses()).containsExactly(400);
    assertThat(talk.text()).contains("\"MALFORMED_REQUEST\"");
    assertThat(talk.closed()).isTrue();
    assertThat(SERVED).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: a; Transfer-Encoding: chunked; Content-Length: 5",
        "Host: a; Content-Length: 5; Transfer-Encoding: chunked",
        "Host: a; Transfer-Encoding: Chunked"
      })
  void shouldEndTheConnectionWithARequestInChunks(String headers) throws Exception {
    String first = request("POST /x HTTP/1.1", headers, CHUNKS);

    RawHttp.Conversation talk = RawHttp.send(url, first + NEXT);

    assertThat(talk.statuses()).containsExactly(200);
    assertThat(talk.text()).contains("\"abc\"").containsIgnoringCase("connection: close");
    assertThat(talk.closed()).isTrue();
    assertThat(SERVED).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3; Content-Length: 3",
        "Content-Length: 3; Content-Length: 4",
        "Content-Length: 3, 3",
        "Content-Length: +3",
        "Content-Length: -3",
        "Content-Length: 0x3",
        "Content-Length: ",
        "Content-Length: 99999999999999999999",
        "Content-Length: 3; X : b",
        "Content-Length: 3; Xb",
        "Content-Length: 3; X: b\0c",
        "Content-Length: 3; X: b\rY: c",
        "Content-Length: 3\nX: c",
        "Transfer-Encoding : chunked"
      })
  void shouldRefuseWhatIsNotHttp(String headers) throws Exception {
    String first = request("POST /x HTTP/1.1", "Host: a; " + headers, "abc");

    RawHttp.Conversation talk = RawHttp.send(url, first + NEXT);

    assertThat(talk.statuses()).containsExactly(400);
    assertThat(talk.text()).contains("\"MALFORMED_REQUEST\"");
    assertThat(talk.closed()).isTrue();
    assertThat(SERVED).hasValue(0);
  }

  @Test
  void shouldReadAFoldedHeaderAsOneLine() throws Exception {
    String first = request("POST /x HTTP/1.1", "Host: a; Transfer-Encoding:; \tgzip", CHUNKS);

    assertThat(RawHttp.send(url, first + NEXT).statuses()).containsExactly(400);
  }

  @Test
  void shouldServeHttp10WithoutHost() throws Exception {
    String request = request("GET /x HTTP/1.0", "", "");

    assertThat(RawHttp.send(url, request).statuses()).containsExactly(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%", "%2", "%zz", "%+1", "%ff", "%00", "%c3%28", "%c3", "%ed%a0%80", "%c0%80"})
  void shouldRefuseEscapesThatAreNoText(String escape) throws Exception {
    try (CapturedLog log = CapturedLog.open()) {
      for (String path :
          List.of("/" + escape, "/x/" + escape + "/y", "/x?a=" + escape, "/?" + escape)) {
        String first = request("GET " + path + " HTTP/1.1", "Host: a", "");

        RawHttp.Conversation talk = RawHttp.send(url, first + NEXT);

        assertThat(talk.statuses()).as(path).containsExactly(400, 200);
        assertThat(talk.text()).contains("\"MALFORMED_REQUEST\"");
      }
      assertThat(log.texts()).noneMatch(text -> text.contains("Exception"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%41", "/%c3%a4?%F0%9F%98%80=%20", "/x?a=%25", "/%e4%b8%ad"})
  void shouldServeEscapesThatAreText(String path) throws Exception {
    String request = request("GET " + path + " HTTP/1.1", "Host: a; Connection: close", "");

    assertThat(RawHttp.send(url, request).statuses()).containsExactly(200);
  }
}
