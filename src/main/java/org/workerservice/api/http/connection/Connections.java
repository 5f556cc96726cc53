package org.workerservice.api.http.connection;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.LongSupplier;

/** The connections of one event loop. Use it only on that loop. */
public final class Connections {
  /** Interval between checks of all connections, and so the resolution of all timeouts. */
  public static final Duration SWEEP = Duration.ofSeconds(1);

  private static final int BEFORE_ALL_ROUTES = -4;

  private final Traffic traffic;
  private final LongSupplier clock;
  private final Map<HttpConnection, ClientConnection> wireToClient = new HashMap<>();

  /** In the order of opening. */
  private final SequencedSet<ClientConnection> anonymous = new LinkedHashSet<>();

  /**
   * @param clock in nanoseconds
   */
  public Connections(Traffic traffic, LongSupplier clock) {
    this.traffic = traffic;
    this.clock = clock;
  }

  /** Marks the start of every request on its connection. */
  public void mount(Router router) {
    router
        .route()
        .order(BEFORE_ALL_ROUTES)
        .handler(
            routing -> {
              ClientConnection client = wireToClient.get(routing.request().connection());
              if (client != null) {
                client.start(routing);
                routing.next();
              }
            });
  }

  /** Registers a new connection, or closes it if there are too many. */
  public void opened(HttpConnection connection) {
    String address =
        Optional.ofNullable(connection.remoteAddress()).map(SocketAddress::hostAddress).orElse("");
    ClientConnection client = new ClientConnection(Wire.of(connection), address, traffic, clock);
    boolean allowed = traffic.open(address);
    wireToClient.put(connection, client);
    anonymous.add(client);
    connection.closeHandler(closed -> forget(connection));
    if (!allowed) {
      client.cut(Closing.ADDRESS);
    } else if (!client.enterAnonymously()) {
      evict();
      if (!client.enterAnonymously()) {
        client.cut(Closing.ANONYMOUS);
      }
    }
  }

  /** Closes the oldest anonymous connection without a request in progress. */
  private void evict() {
    anonymous.stream()
        .filter(ClientConnection::isExpendable)
        .findFirst()
        .ifPresent(oldest -> oldest.cut(Closing.ANONYMOUS));
  }

  private void forget(HttpConnection connection) {
    ClientConnection client = wireToClient.remove(connection);
    if (client != null) {
      anonymous.remove(client);
      client.closed();
      traffic.close(client.address());
    }
  }

  /** Checks every connection. */
  public void sweep() {
    long now = clock.getAsLong();
    List<ClientConnection> all = new ArrayList<>(wireToClient.values());
    all.forEach(client -> client.sweep(now));
    anonymous.removeIf(client -> !client.isAnonymous());
  }
}
