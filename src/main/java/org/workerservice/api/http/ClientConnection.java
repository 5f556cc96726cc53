package org.workerservice.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One connection and what it is about; for its event loop. Requests follow one another: the server
 * hands out the next one when the one before has been answered.
 */
public final class ClientConnection {
  private static final String KEY = ClientConnection.class.getName();

  /** How long a client may keep a connection after its last answer, which it might lose earlier. */
  private static final long LINGER = Duration.ofSeconds(3).toNanos();

  /** How many times longer than for the next request a client may take to read an answer. */
  private static final int SLOW_DOWNLOAD = 5;

  private final Wire wire;
  private final String address;
  private final Traffic traffic;
  private final LongSupplier clock;
  private Phase phase;
  private Optional<HttpServerRequest> current = Optional.empty();
  private Optional<Account> owner = Optional.empty();
  private boolean isAnonymous;
  private boolean ending;

  /** What happens on the connection; times are nanoseconds of its clock. */
  private sealed interface Phase {
    /** No request has begun. */
    record Waiting(long since) implements Phase {}

    /** A body comes in. */
    record Receiving(BodyReader body) implements Phase {}

    /** A request is worked on. */
    record Answering() implements Phase {}

    /** An answer that has no end of its own is being sent. */
    record Streaming(Runnable check) implements Phase {}

    /** The last request was answered; the client may still read the answer or send a body. */
    record Leaving(long since) implements Phase {}
  }

  ClientConnection(Wire wire, String address, Traffic traffic, LongSupplier clock) {
    this.wire = wire;
    this.address = address;
    this.traffic = traffic;
    this.clock = clock;
    this.phase = new Phase.Waiting(clock.getAsLong());
  }

  /** The connection of a request that {@link #begin} has been called with. */
  public static ClientConnection of(RoutingContext routing) {
    return routing.get(KEY);
  }

  String address() {
    return address;
  }

  /** Counts the connection as one without a token; returns whether there may be one more. */
  boolean enterAnonymously() {
    isAnonymous = traffic.anonymous().take(1);
    return isAnonymous;
  }

  /** Whether no token has been accepted yet. */
  boolean isAnonymous() {
    return isAnonymous;
  }

  /** Whether no token has been accepted yet and no request is under way. */
  boolean isExpendable() {
    return isAnonymous && phase instanceof Phase.Waiting;
  }

  /** Counts the connection as one of this account; returns whether it may have one more. */
  boolean claim(Account account) {
    if (owner.isPresent() && owner.get() == account) {
      return true;
    }
    if (!account.connections().take(1)) {
      return false;
    }
    leaveOwner();
    owner = Optional.of(account);
    return true;
  }

  /** The account that claimed the connection last. */
  Account owner() {
    return owner.orElseThrow();
  }

  private void leaveOwner() {
    if (isAnonymous) {
      isAnonymous = false;
      traffic.anonymous().giveBack(1);
    }
    owner.ifPresent(account -> account.connections().giveBack(1));
    owner = Optional.empty();
  }

  /** Notes that a request has begun, until it is answered. */
  void begin(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    routing.put(KEY, this);
    current = Optional.of(request);
    phase = new Phase.Answering();
    if (UnreadBody.isAnnounced(request)) {
      routing.addHeadersEndHandler(writing -> announceEnd(routing));
    }
    routing.addEndHandler(ended -> answered(request));
  }

  /** Gives the client time for no further request when the body would have to be read first. */
  private void announceEnd(RoutingContext routing) {
    if (!routing.request().isEnded() && !UnreadBody.isShort(routing.request())) {
      endWith(routing);
    }
  }

  /** Makes the answer of this request, which has not been begun, the last one. */
  void endWith(RoutingContext routing) {
    ending = true;
    routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
  }

  void receiving(BodyReader body) {
    phase = new Phase.Receiving(body);
  }

  void received() {
    phase = new Phase.Answering();
  }

  /** Calls back at every sweep until the present request has been answered. */
  public void watch(Runnable check) {
    phase = new Phase.Streaming(check);
  }

  private void answered(HttpServerRequest request) {
    if (current.isEmpty() || current.get() != request) {
      return;
    }
    current = Optional.empty();
    boolean complete = request.isEnded() || !UnreadBody.isAnnounced(request);
    phase = complete && !ending ? waiting() : new Phase.Leaving(clock.getAsLong());
    if (!complete) {
      drop(request);
    }
  }

  private Phase waiting() {
    return new Phase.Waiting(clock.getAsLong());
  }

  /** Reads the rest of a body without keeping it. */
  private void drop(HttpServerRequest request) {
    request.handler(ignored -> {});
    request.exceptionHandler(ignored -> {});
    request.endHandler(ended -> dropped());
  }

  private void dropped() {
    if (ending) {
      wire.close();
    } else {
      phase = waiting();
    }
  }

  /** Closes the connection if it has waited for too long; called again and again. */
  void sweep(long now) {
    switch (phase) {
      case Phase.Waiting(long since) -> {
        if (now - since > patience()) {
          cut(Closing.NO_REQUEST);
        }
      }
      case Phase.Leaving(long since) -> {
        if (now - since > LINGER) {
          cut(Closing.REFUSED);
        }
      }
      case Phase.Receiving(BodyReader body) -> body.check(now);
      case Phase.Streaming(Runnable check) -> check.run();
      case Phase.Answering() -> {}
    }
  }

  private long patience() {
    long wait = traffic.bounds().requestWait().toNanos();
    return wire.isClogged() ? SLOW_DOWNLOAD * wait : wait;
  }

  /** Closes the connection at once, whether the client reads or not. */
  public void cut(Closing reason) {
    traffic.count(reason);
    leaveOwner();
    wire.cut();
  }

  /** The connection is closed. */
  void closed() {
    current = Optional.empty();
    leaveOwner();
  }
}
