package org.workerservice.persistence.database;

import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Handler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.Connection;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection from which nothing arrives for a while. The server limits how long a
 * statement takes, but a server that has vanished answers nothing, and its connections would wait
 * until the kernel gives up.
 *
 * <p>The pools of Vert.x 5.0.7 ignore the read timeout of {@code NetClientOptions}, so this adds
 * Netty's handler itself. Vert.x closes the connection when the handler reports it as idle.
 */
record SilenceLimit(int millis) implements Handler<SqlConnection> {
  /** Gets each new connection of a pool. */
  @Override
  public void handle(SqlConnection connection) {
    if (socketOf(connection) instanceof SocketConnectionBase opened) {
      opened
          .socket()
          .channelHandlerContext()
          .pipeline()
          .addFirst(new IdleStateHandler(millis, 0, 0, TimeUnit.MILLISECONDS));
    }
    connection.close();
  }

  private static Connection socketOf(SqlConnection connection) {
    Connection found = ((SqlConnectionInternal) connection).unwrap();
    while (found.unwrap() != found) {
      found = found.unwrap();
    }
    return found;
  }
}
