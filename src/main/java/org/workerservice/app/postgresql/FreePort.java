package org.workerservice.app.postgresql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.workerservice.app.startup.StartupException;

/**
 * Finds a free TCP port on the loopback address.
 *
 * <p>Ports are below the range that systems use for outgoing connections (Linux from 32768, macOS
 * from 49152). A server that restarts after a crash needs its port again. In that range, a client
 * that tries to connect while the server is down could be given the same port for its own end.
 */
final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 29_999;
  private static final int ATTEMPTS = 200;

  private FreePort() {}

  /** Returns a port that is free now. Another program may take it first: the caller must retry. */
  static int find() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      if (isFree(port)) {
        return port;
      }
    }
    throw new StartupException(
        "No free TCP port was found between %d and %d on the loopback address."
            .formatted(LOWEST, HIGHEST));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
