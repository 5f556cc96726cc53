package org.workerservice.app.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Launches the server on its cluster. */
record Launcher(Cluster cluster, Binaries binaries, ServerAccount account, DiskReserve reserve) {
  static final String DATABASE = "worker_service";

  private static final List<String> OWN_SESSION = ownSession();

  /**
   * Starts the server process; releases the reserve if the disk is full. Returns at once: call
   * {@link Postmaster#awaitReady} to learn whether the server comes up.
   */
  Postmaster launch(int port) throws IOException {
    boolean _ = reserve.giveAllIfShort();
    ServerLog log = ServerLog.startLaunch(cluster.log());
    ProcessBuilder builder =
        ShortCommand.prepare(command(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()));
    return new Postmaster(builder.start(), log, address(port, "postgres"));
  }

  DatabaseAddress address(int port, String database) throws IOException {
    return new DatabaseAddress("127.0.0.1", port, database, Cluster.SUPERUSER, cluster.password());
  }

  private List<String> command(int port) throws IOException {
    List<String> server =
        List.of(binaries.program("postgres").toString(), "-D", cluster.data().toString());
    return Stream.of(
            OWN_SESSION, account.prefix(), server, ServerSettings.arguments(port, diskBytes()))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Returns a prefix that starts the server in a separate session. Ctrl-C goes to all processes of
   * the terminal's foreground group; in its own session the server survives it, and stops when we
   * stop it. macOS has no setsid program.
   */
  private static List<String> ownSession() {
    return Stream.of(
            List.of("setsid"),
            List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec {$ARGV[0]} @ARGV"))
        .filter(
            prefix ->
                ShortCommand.run(Stream.concat(prefix.stream(), Stream.of("true")).toList())
                    .succeeded())
        .findFirst()
        .orElse(List.of());
  }

  private long diskBytes() throws IOException {
    return Files.getFileStore(cluster.home()).getTotalSpace();
  }

  /** Returns where the log of the server is, and whether the disk is full. */
  String hint() throws IOException {
    String log = Files.exists(cluster.log()) ? " (more in " + cluster.log() + ")" : "";
    return reserve.isShort() ? log + "; the disk is full: make room and start again" : log;
  }
}
