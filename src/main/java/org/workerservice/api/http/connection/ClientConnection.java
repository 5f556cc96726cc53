package org.workerservice.api.http.connection;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.workerservice.security.Caller;

/**
 * One connection and its state. Runs on its event loop. Requests follow one another: the server
 * passes on the next request once the one before has been answered.
 */
public final class ClientConnection {
  private static final String KEY = ClientConnection.class.getName();

  /**
   * How long a client may keep a connection after its last answer. Closing earlier could lose the
   * answer.
   */
  private static final long LINGER = Duration.ofSeconds(3).toNanos();

  /**
   * Factor by which a client that is still reading an answer may exceed the time for the next
   * request.
   */
  private static final int SLOW_DOWNLOAD = 5;

  private final Wire wire;
  private final String address;
  private final Traffic traffic;
  private final LongSupplier clock;
  private Phase phase;
  private Optional<HttpServerRequest> current = Optional.empty();
  private Optional<RequestHold> held = Optional.empty();
  private Optional<Account> owner = Optional.empty();
  private Optional<Caller> caller = Optional.empty();
  private boolean isAnonymous;
  private boolean ending;

  /** The state of the connection. Times are nanoseconds of its clock. */
  private sealed interface Phase {
    /** Waiting for a request. */
    record Waiting(long since) implements Phase {}

    /** Receiving a body. */
    record Receiving(BodyReader body) implements Phase {}

    /** Processing a request. */
    record Answering() implements Phase {}

    /** Sending an answer without an end, such as a stream. */
    record Streaming(Runnable check) implements Phase {}

    /** The last request was answered. The client may still read the answer or send a body. */
    record Leaving(long since) implements Phase {}
  }

  ClientConnection(Wire wire, String address, Traffic traffic, LongSupplier clock) {
    this.wire = wire;
    this.address = address;
    this.traffic = traffic;
    this.clock = clock;
    this.phase = new Phase.Waiting(clock.getAsLong());
  }

  /** Returns the connection of a request that was passed to {@link #start}. */
  public static ClientConnection of(RoutingContext routing) {
    return routing.get(KEY);
  }

  String address() {
    return address;
  }

  /** Counts the connection as anonymous. Returns whether the limit allows it. */
  boolean enterAnonymously() {
    isAnonymous = traffic.anonymous().tryAcquire(1);
    return isAnonymous;
  }

  /** Whether no token has been accepted yet. */
  boolean isAnonymous() {
    return isAnonymous;
  }

  /** Whether no token has been accepted yet and no request is in progress. */
  boolean isExpendable() {
    return isAnonymous && phase instanceof Phase.Waiting;
  }

  /**
   * Assigns the connection to the account of a caller. Returns whether the limit of the account
   * allows it.
   */
  public boolean claim(Caller by) {
    if (caller.isPresent() && caller.get() == by) {
      return true;
    }
    Account account = traffic.account(by);
    if (owner.isEmpty() || owner.get() != account) {
      if (!account.connections().tryAcquire(1)) {
        return false;
      }
      leaveOwner();
      owner = Optional.of(account);
    }
    caller = Optional.of(by);
    return true;
  }

  /** Returns the account that claimed the connection last. */
  public Account owner() {
    return owner.orElseThrow();
  }

  private void leaveOwner() {
    if (isAnonymous) {
      isAnonymous = false;
      traffic.anonymous().release(1);
    }
    owner.ifPresent(account -> account.connections().release(1));
    owner = Optional.empty();
    caller = Optional.empty();
  }

  /** Marks the start of a request. It lasts until the answer has ended. */
  void start(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    routing.put(KEY, this);
    // A pipelined request must not count beside the one before it.
    held.ifPresent(RequestHold::answered);
    held = Optional.empty();
    current = Optional.of(request);
    phase = new Phase.Answering();
    if (UnreadBody.isAnnounced(request)) {
      routing.addHeadersEndHandler(writing -> announceEnd(routing));
    }
    routing.addEndHandler(ended -> answered(request));
  }

  /** Makes this answer the last one if the rest of the body is too long to be read first. */
  private void announceEnd(RoutingContext routing) {
    if (!routing.request().isEnded() && !UnreadBody.isShort(routing.request())) {
      endWith(routing);
    }
  }

  /**
   * Makes the answer to this request the last on the connection. Call it before the answer starts.
   */
  void endWith(RoutingContext routing) {
    ending = true;
    routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
  }

  /** Remembers what the current request holds, until its answer has ended. */
  public void holds(RequestHold hold) {
    held = Optional.of(hold);
  }

  /** Says that a body is being read. */
  public void receiving(BodyReader body) {
    phase = new Phase.Receiving(body);
  }

  /** Says that the body of the request has arrived. */
  public void received() {
    phase = new Phase.Answering();
  }

  /** Calls back at every sweep until the current request has been answered. */
  public void watch(Runnable check) {
    phase = new Phase.Streaming(check);
  }

  private void answered(HttpServerRequest request) {
    if (current.isEmpty() || current.get() != request) {
      return;
    }
    current = Optional.empty();
    held = Optional.empty();
    boolean complete = request.isEnded() || !UnreadBody.isAnnounced(request);
    phase = complete && !ending ? waiting() : new Phase.Leaving(clock.getAsLong());
    if (!complete) {
      drop(request);
    }
  }

  private Phase waiting() {
    return new Phase.Waiting(clock.getAsLong());
  }

  /** Reads and discards the rest of a body. */
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

  /** Closes the connection if it has waited too long. Called periodically. */
  void sweep(long now) {
    switch (phase) {
      case Phase.Waiting(long since) -> {
        if (now - since > maxWait()) {
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

  private long maxWait() {
    long wait = traffic.bounds().requestWait().toNanos();
    return wire.isClogged() ? SLOW_DOWNLOAD * wait : wait;
  }

  /** Closes the connection immediately, even if the client does not read. */
  public void cut(Closing reason) {
    traffic.count(reason);
    leaveOwner();
    wire.cut();
  }

  /** Releases what the connection holds after it has closed. */
  void closed() {
    current = Optional.empty();
    held = Optional.empty();
    leaveOwner();
  }
}
