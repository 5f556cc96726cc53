package org.workerservice.api.http.connection;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.Optional;
import java.util.function.Consumer;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.Failures;

/**
 * Reads the body of one request within three bounds: the size limit of the route, the body memory
 * of the node, and the time the client has. Runs on the event loop of the request. The body handler
 * of Vert.x supports neither a limit over all requests nor a minimum rate.
 */
public final class BodyReader {
  private static final String CONTINUE = "100-continue";

  private final RoutingContext routing;
  private final HttpServerRequest request;
  private final Traffic traffic;
  private final Account account;
  private final long limit;
  private final BodyPace pace;
  private final Consumer<Refusal> refuse;
  private Buffer body = Buffer.buffer();
  private long taken;
  private boolean over;

  /** Reads the body of a request within the limits of its account and pace. */
  public BodyReader(
      RoutingContext routing,
      Traffic traffic,
      Account account,
      long limit,
      BodyPace pace,
      Consumer<Refusal> refuse) {
    this.routing = routing;
    this.request = routing.request();
    this.traffic = traffic;
    this.account = account;
    this.limit = limit;
    this.pace = pace;
    this.refuse = refuse;
  }

  /** Starts to read and calls back once the body is complete, unless the request is refused. */
  public void read(Runnable complete) {
    if (UnreadBody.declaredLength(request) > limit) {
      stop(Refusal.LARGE_BODY);
    } else if (sendContinueIfExpected()) {
      request.handler(this::receive);
      request.exceptionHandler(this::failed);
      request.endHandler(ended -> end(complete));
    }
  }

  /** Tells a client that waits for {@code 100 Continue} to send the body (RFC 9110 §10.1.1). */
  private boolean sendContinueIfExpected() {
    String expectation = request.getHeader(HttpHeaders.EXPECT);
    if (expectation == null || request.version() == HttpVersion.HTTP_1_0) {
      return true;
    }
    if (!expectation.equalsIgnoreCase(CONTINUE)) {
      over = true;
      Failures.answer(routing, ErrorCode.EXPECTATION_FAILED.status());
      return false;
    }
    routing.response().writeContinue();
    return true;
  }

  private void receive(Buffer chunk) {
    if (over) {
      return;
    }
    pace.received(chunk.length());
    if (taken + chunk.length() > limit) {
      stop(Refusal.LARGE_BODY);
      return;
    }
    Optional<Refusal> full = traffic.acquireBody(account, chunk.length());
    if (full.isPresent()) {
      stop(full.get());
      return;
    }
    taken += chunk.length();
    body.appendBuffer(chunk);
  }

  private void end(Runnable complete) {
    if (!over) {
      over = true;
      ((RoutingContextInternal) routing).setBody(body);
      complete.run();
    }
  }

  private void failed(Throwable problem) {
    if (!over) {
      over = true;
      release();
      if (problem instanceof DecoderException) {
        Failures.answer(routing, ErrorCode.MALFORMED_REQUEST.status());
      }
    }
  }

  /** Refuses the request if its body arrives too slowly. */
  void check(long now) {
    if (!over && pace.isTooSlow(now)) {
      stop(Refusal.SLOW_BODY);
    }
  }

  private void stop(Refusal refusal) {
    over = true;
    release();
    refuse.accept(refusal);
  }

  /** Releases the memory of the body, which is no longer needed. */
  public void release() {
    over = true;
    body = Buffer.buffer();
    traffic.releaseBody(account, taken);
    taken = 0;
  }
}
