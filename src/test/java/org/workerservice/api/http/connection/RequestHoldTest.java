package org.workerservice.api.http.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.RequestIdentity;

@ExtendWith(VertxExtension.class)
class RequestHoldTest {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);

  private final Promise<Void> work = Promise.promise();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private int port;

  @BeforeEach
  void serve(Vertx vertx) throws Exception {
    Router router = Router.router(vertx);
    router.get("/").handler(this::hold);
    router.get("/").handler(Handling.of(this::answer));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(RequestIdentity.tag(router))
            .listen(0, "localhost")
            .await(30, TimeUnit.SECONDS);
    port = server.actualPort();
  }

  private void hold(RoutingContext routing) {
    routing.addEndHandler(done -> ended.incrementAndGet());
    RequestHold hold = new RequestHold(routing);
    held.incrementAndGet();
    hold.add(held::decrementAndGet);
    routing.next();
  }

  private Future<Answered> answer(RoutingContext routing) {
    return work.future().map(done -> Answers.success(routing, 200, "done"));
  }

  private Socket send() throws IOException {
    Socket socket = new Socket("localhost", port);
    socket.getOutputStream().write(REQUEST);
    socket.getOutputStream().flush();
    await().untilAsserted(() -> assertThat(held).hasValue(1));
    return socket;
  }

  @Test
  void shouldHoldUntilTheAnswer() throws Exception {
    try (Socket socket = send()) {
      work.complete();

      assertThat(socket.getInputStream().read()).isEqualTo('H');
      await().untilAsserted(() -> assertThat(held).hasValue(0));
    }
  }

  @Test
  void shouldHoldUntilTheWorkIsDoneWhenTheClientDisconnects() throws Exception {
    send().close();
    await().untilAsserted(() -> assertThat(ended).hasValue(1));
    assertThat(held).hasValue(1);

    work.complete();

    await().untilAsserted(() -> assertThat(held).hasValue(0));
  }
}
