package org.workerservice.app.postgresql;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the server is started with. Given on the command line, where they win over every file and
 * {@code ALTER SYSTEM}.
 */
final class ServerSettings {
  /** What the service promises its users; checked with the running server. */
  static final Map<String, String> PROMISED =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "100"),
          Map.entry("shared_preload_libraries", "pg_stat_statements"),
          // Otherwise, a first import would run for a minute on plans for empty tables.
          Map.entry("autovacuum_naptime", "20s"),
          // Look-ups use indexes whatever the statistics say, so a smaller sample is enough.
          Map.entry("default_statistics_target", "20"),
          Map.entry("jit", "off"),
          // No statement text, no value and no DETAIL may reach the log. Messages of failed
          // statements quote values too; the level "log" leaves them out and keeps the server's
          // own. Utility statements keep their literals in pg_stat_statements, passwords too.
          Map.entry("log_min_messages", "log"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_statement", "none"),
          Map.entry("log_min_duration_statement", "-1"),
          Map.entry("log_parameter_max_length", "0"),
          Map.entry("log_parameter_max_length_on_error", "0"),
          Map.entry("pg_stat_statements.track_utility", "off"));

  private static final Map<String, String> TUNING =
      Map.of(
          "logging_collector", "off",
          "log_checkpoints", "off",
          "log_timezone", "UTC",
          "timezone", "UTC",
          "checkpoint_timeout", "15min");

  private static final long MEGABYTE = 1024L * 1024;

  private ServerSettings() {}

  /**
   * Returns the settings for the command line.
   *
   * @param diskBytes size of the disk that the server writes to
   */
  static List<String> arguments(int port, long diskBytes) {
    Stream<String> fixed =
        Stream.concat(PROMISED.entrySet().stream(), TUNING.entrySet().stream())
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .sorted();
    return Stream.concat(
            fixed,
            Stream.of(
                "shared_buffers=" + sharedBuffersMegabytes() + "MB",
                "max_wal_size=" + maxLogMegabytes(diskBytes) + "MB",
                "port=" + port))
        .flatMap(setting -> Stream.of("-c", setting))
        .toList();
  }

  /** An eighth of the memory, not the usual quarter: the JVM and Lucene's pages need room too. */
  private static long sharedBuffersMegabytes() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return Math.clamp(system.getTotalMemorySize() / 8 / MEGABYTE, 64, 4096);
  }

  /** A log of the default size would fill a small disk before the first checkpoint trims it. */
  static long maxLogMegabytes(long diskBytes) {
    return Math.clamp(diskBytes / 8 / MEGABYTE, 128, 4096);
  }
}
