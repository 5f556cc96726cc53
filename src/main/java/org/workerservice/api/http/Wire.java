package org.workerservice.api.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** The two ways to close a connection. */
interface Wire {
  /** Closes after everything written has been sent, however long the client takes to read it. */
  void close();

  /** Closes at once. */
  void cut();

  /** Whether more has been written than the client has taken. */
  boolean isClogged();

  /** Wraps a connection of the HTTP server. */
  static Wire of(HttpConnection connection) {
    // Vert.x offers no other way to close a connection whose client does not read.
    ConnectionBase base = (ConnectionBase) connection;
    return new Wire() {
      @Override
      public void close() {
        connection.close();
      }

      @Override
      public void cut() {
        base.channelHandlerContext().close();
      }

      @Override
      public boolean isClogged() {
        return !base.channel().isWritable();
      }
    };
  }
}
