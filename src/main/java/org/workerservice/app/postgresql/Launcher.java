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
   * Gives up the reserve where the disk is full. Returns at once; whether the server comes up shows
   * {@link Postmaster#awaitReady}.
   */
  Postmaster launch(int port) throws IOException {
    boolean _ = reserve.giveAllIfShort();
    ServerLog log = ServerLog.beginLaunch(cluster.log());
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
   * Ctrl-C on a terminal goes to all processes of the terminal's foreground group: in a session of
   * its own the server outlives it, and stops when we tell it to. macOS has no setsid program.
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

  /** Where the server says what it does, and what is wrong with the disk if it is full. */
  String hint() throws IOException {
    String log = Files.exists(cluster.log()) ? " (more in " + cluster.log() + ")" : "";
    return reserve.isShort() ? log + "; the disk is full: make room and start again" : log;
  }
}
