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
import org.workerservice.api.http.ClientConnection;
import org.workerservice.api.http.Closing;
import org.workerservice.api.http.WriteProgress;
import org.workerservice.relay.EndReason;
import org.workerservice.relay.Frame;
import org.workerservice.relay.Subscriber;

/**
 * One client of the stream of events. Made on the event loop of its connection, where everything
 * happens that the relay asks for.
 */
final class EventStream implements Subscriber {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  /** How long a client that does not read may keep its connection after the end of its stream. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  /** Bytes written at a time: how closely it is seen whether the client takes something. */
  private static final int PIECE = 16 * 1024;

  private final Vertx vertx;
  private final Context context;
  private final HttpServerResponse response;
  private final ClientConnection connection;
  private final WriteProgress progress;
  private final BooleanSupplier mayListen;
  private final Runnable gone;
  private final long heartbeats;
  private Promise<Void> delivery = Promise.promise();
  private boolean begun;
  private boolean closed;

  /**
   * Sends nothing yet but heartbeats.
   *
   * @param patience time after which a client that takes nothing is given up
   * @param mayListen whether the token of the client is still good
   * @param gone called once when the client has left or must leave
   */
  EventStream(
      RoutingContext routing,
      Duration heartbeat,
      Duration patience,
      BooleanSupplier mayListen,
      Runnable gone) {
    this.vertx = routing.vertx();
    this.context = vertx.getOrCreateContext();
    this.response = routing.response();
    this.connection = ClientConnection.of(routing);
    this.progress = new WriteProgress(patience, System::nanoTime);
    this.mayListen = mayListen;
    this.gone = gone;
    this.heartbeats = vertx.setPeriodic(heartbeat.toMillis(), tick -> beat());
    routing.addEndHandler(ended -> close());
    connection.watch(this::endIfStalled);
  }

  /** Sends the head of the answer, unless it has been sent. */
  void begin() {
    if (begun || closed) {
      return;
    }
    begun = true;
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, EventFrames.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        // Neither we nor a proxy in between may hold events back to compress or gather them.
        .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
        .putHeader("X-Accel-Buffering", "no");
    write(EventFrames.BEGINNING);
  }

  /** Gives the stream up before it has begun; the answer is another one. */
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
    if (!mayListen.getAsBoolean()) {
      finish(EndReason.TOKEN_EXPIRED);
    }
    if (closed) {
      taken.tryFail("The client has disconnected.");
      return;
    }
    begin();
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

  private void beat() {
    if (!mayListen.getAsBoolean()) {
      finish(EndReason.TOKEN_EXPIRED);
    } else if (begun && !response.writeQueueFull()) {
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
    begin();
    close();
    LOG.info("Ended an event stream: {}", reason.code());
    long farewell =
        vertx.setTimer(FAREWELL.toMillis(), late -> connection.cut(Closing.STALLED_READER));
    response.end(EventFrames.end(reason)).onComplete(sent -> vertx.cancelTimer(farewell));
  }

  private void close() {
    if (!closed) {
      closed = true;
      vertx.cancelTimer(heartbeats);
      delivery.tryFail("The client has disconnected.");
      gone.run();
    }
  }
}
