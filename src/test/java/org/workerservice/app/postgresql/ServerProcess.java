package org.workerservice.app.postgresql;

import java.nio.file.Path;

/** Starts the embedded server in a separate JVM, prints its address, and waits to be killed. */
public final class ServerProcess {
  private ServerProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path directory = DataDirectory.open(Path.of(arguments[0])).path();
    EmbeddedPostgresql server = EmbeddedPostgresql.start(directory, System.err::println);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    System.out.println(server.address().port());
    Thread.currentThread().join();
  }
}
