package org.workerservice.api.rest.log;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.api.http.connection.ClientConnection;
import org.workerservice.api.http.connection.Closing;
import org.workerservice.api.http.connection.WriteProgress;
import org.workerservice.relay.EndReason;
import org.workerservice.relay.Frame;
import org.workerservice.relay.Subscriber;

/**
 * One client of the event stream. Create it on the event loop of its connection. The calls of the
 * relay run there too.
 */
final class EventStream implements Subscriber {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  /** How long a client that does not read may keep its connection after the stream has ended. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /** Bytes per write. Smaller writes show sooner whether the client reads. */
  private static final int PIECE = 16 * 1024;

  private final Vertx vertx;
  private final Context context;
  private final HttpServerResponse response;
  private final ClientConnection connection;
  private final WriteProgress progress;
  private final BooleanSupplier isTokenValid;
  private final Runnable onClose;
  private final long heartbeats;
  private Promise<Void> delivery = Promise.promise();
  private boolean started;
  private boolean closed;

  /**
   * Starts the heartbeat timer. Nothing is sent before {@link #start}.
   *
   * @param maxWait time after which the stream ends if the client reads nothing
   * @param isTokenValid whether the token of the client is still valid
   * @param onClose called once when the client has disconnected or is disconnected
   */
  EventStream(
      RoutingContext routing,
      Duration heartbeat,
      Duration maxWait,
      BooleanSupplier isTokenValid,
      Runnable onClose) {
    this.vertx = routing.vertx();
    this.context = vertx.getOrCreateContext();
    this.response = routing.response();
    this.connection = ClientConnection.of(routing);
    this.progress = new WriteProgress(maxWait, System::nanoTime);
    this.isTokenValid = isTokenValid;
    this.onClose = onClose;
    this.heartbeats = vertx.setPeriodic(heartbeat.toMillis(), tick -> sendHeartbeat());
    routing.addEndHandler(ended -> close());
    connection.watch(this::endIfStalled);
  }

  /** Sends the headers of the answer unless they were sent. */
  void start() {
    if (started || closed) {
      return;
    }
    started = true;
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, EventFrames.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        // Neither this service nor a proxy may hold events back to compress or buffer them.
        .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
        .putHeader("X-Accel-Buffering", "no");
    write(EventFrames.RETRY);
  }

  /** Cancels the stream before it has started, because another answer is sent. */
  void abandon() {
    closed = true;
    vertx.cancelTimer(heartbeats);
  }

  @Override
  public Future<Void> deliver(List<Frame> frames) {
    Promise<Void> taken = Promise.promise();
    context.runOnContext(ignored -> send(frames, taken));
    return taken.future();
  }

  private void send(List<Frame> frames, Promise<Void> taken) {
    delivery = taken;
    if (!isTokenValid.getAsBoolean()) {
      finish(EndReason.TOKEN_EXPIRED);
    }
    if (closed) {
      taken.tryFail("The client has disconnected.");
      return;
    }
    start();
    writeAll(frames);
    if (response.writeQueueFull()) {
      response.drainHandler(drained -> taken.tryComplete());
    } else {
      taken.tryComplete();
    }
  }

  private void writeAll(List<Frame> frames) {
    Buffer piece = Buffer.buffer();
    for (Frame frame : frames) {
      piece.appendBuffer(frame.text());
      if (piece.length() >= PIECE) {
        write(piece);
        piece = Buffer.buffer();
      }
    }
    if (piece.length() > 0) {
      write(piece);
    }
  }

  private void write(Buffer text) {
    progress.track(response.write(text));
  }

  private void endIfStalled() {
    if (!closed && progress.isStalled()) {
      finish(EndReason.SLOW_READER);
    }
  }

  private void sendHeartbeat() {
    if (!isTokenValid.getAsBoolean()) {
      finish(EndReason.TOKEN_EXPIRED);
    } else if (started && !response.writeQueueFull()) {
      write(EventFrames.HEARTBEAT);
    }
  }

  @Override
  public void end(EndReason reason) {
    context.runOnContext(ignored -> finish(reason));
  }

  private void finish(EndReason reason) {
    if (closed) {
      return;
    }
    start();
    close();
    LOG.info("Ended an event stream: {}", reason.code());
    long forcedClose =
        vertx.setTimer(CLOSE_TIMEOUT.toMillis(), late -> connection.cut(Closing.STALLED_READER));
    response.end(EventFrames.end(reason)).onComplete(sent -> vertx.cancelTimer(forcedClose));
  }

  private void close() {
    if (!closed) {
      closed = true;
      vertx.cancelTimer(heartbeats);
      delivery.tryFail("The client has disconnected.");
      onClose.run();
    }
  }
}
