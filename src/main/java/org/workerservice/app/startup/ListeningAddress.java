package org.workerservice.app.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Checks that the address of the HTTP server is free before the slower parts start. */
public final class ListeningAddress {
  private ListeningAddress() {}

  /**
   * Does nothing for port 0, which is always free.
   *
   * @throws StartupException with a sentence for the operator
   */
  public static void check(String host, int port) {
    if (port == 0) {
      return;
    }
    try (ServerSocket probe = new ServerSocket()) {
      // The server sets it too: closing connections of an earlier run do not block the port.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException refused) {
      throw StartupFailures.explain(new UncheckedIOException(refused));
    }
  }
}
