package org.workerservice.api.http.connection;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** A network connection and the two ways to close it. */
interface Wire {
  /** Closes after all written data has been sent, however long the client takes to read it. */
  void close();

  /** Closes immediately and drops unsent data. */
  void cut();

  /** Whether written data is waiting for the client to read. */
  boolean isClogged();

  /** Wraps a connection of the HTTP server. */
  static Wire of(HttpConnection connection) {
    // Vert.x has no other way to close a connection whose client does not read.
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
