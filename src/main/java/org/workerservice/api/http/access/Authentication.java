package org.workerservice.api.http.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RequestIdentity;
import org.workerservice.api.http.connection.ClientConnection;
import org.workerservice.api.http.connection.Refusal;
import org.workerservice.api.http.connection.Traffic;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.security.Caller;
import org.workerservice.security.Permission;
import org.workerservice.security.TokenVerifier;
import org.workerservice.security.Verification;

/** Authenticates requests and creates their context. */
public final class Authentication {
  private static final String CALLER = Caller.class.getName();
  private static final String ADMITTED = RequestContext.class.getName();
  private static final String BEARER = "Bearer ";
  private static final int MAX_USER_AGENT_LENGTH = 512;

  private final TokenVerifier verifier;
  private final Traffic traffic;

  /** Authenticates with the verifier and counts connections in the traffic of the node. */
  public Authentication(TokenVerifier verifier, Traffic traffic) {
    this.verifier = verifier;
    this.traffic = traffic;
  }

  /**
   * Passes a request with a valid token to the next handler and answers 401 to any other. Answers
   * 429 when the subject has too many connections.
   */
  public void handle(RoutingContext routing) {
    String header = routing.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      refuse(
          routing, "Authentication is required. Send a bearer token in the Authorization header.");
      return;
    }
    switch (verifier.verify(header.substring(BEARER.length()).strip())) {
      case Verification.Accepted(Caller caller) -> accept(routing, caller);
      case Verification.Refused(String reason) -> refuse(routing, reason);
    }
  }

  private void accept(RoutingContext routing, Caller caller) {
    if (ClientConnection.of(routing).claim(caller)) {
      routing.put(CALLER, caller);
      routing.next();
    } else {
      traffic.count(Refusal.CONNECTIONS_PER_TOKEN);
      Refusal.CONNECTIONS_PER_TOKEN.answer(routing);
    }
  }

  /** Returns the caller of an authenticated request. */
  static Caller caller(RoutingContext routing) {
    return routing.get(CALLER);
  }

  /** Marks the request as permitted by its route. */
  static void admit(RoutingContext routing) {
    routing.put(ADMITTED, caller(routing));
  }

  /** Whether the token of the request is still valid. */
  public boolean isTokenValid(RoutingContext routing) {
    String header = routing.request().getHeader(HttpHeaders.AUTHORIZATION);
    return verifier.verify(header.substring(BEARER.length()).strip())
        instanceof Verification.Accepted;
  }

  private static void refuse(RoutingContext routing, String reason) {
    routing.response().putHeader("WWW-Authenticate", "Bearer realm=\"worker-service\"");
    Answers.error(routing, ErrorCode.UNAUTHENTICATED, reason);
  }

  /**
   * Returns the context of a request that the {@link RequestGate} has admitted.
   *
   * @param time until the deadline of the request
   * @throws NullPointerException if the route was mounted without a permission
   */
  public static RequestContext context(RoutingContext routing, Duration time) {
    Caller caller = Objects.requireNonNull(routing.get(ADMITTED), "a route without a permission");
    return new RequestContext(
        caller.subject(),
        caller.roles(),
        caller.tenant(),
        Optional.ofNullable(routing.request().remoteAddress()).map(peer -> peer.hostAddress()),
        Optional.ofNullable(routing.request().getHeader(HttpHeaders.USER_AGENT))
            .map(Authentication::storable),
        RequestIdentity.of(routing.response()).traceId(),
        Deadline.in(time));
  }

  /** Whether the roles of the caller grant the permission. */
  public static boolean allowed(RoutingContext routing, Permission permission) {
    return caller(routing).may(permission);
  }

  private static String storable(String userAgent) {
    String clean = userAgent.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > MAX_USER_AGENT_LENGTH
        ? clean.substring(0, MAX_USER_AGENT_LENGTH)
        : clean;
  }
}
