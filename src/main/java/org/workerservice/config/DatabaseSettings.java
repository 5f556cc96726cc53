package org.workerservice.config;

import java.time.Duration;
import java.util.Optional;
import org.workerservice.config.value.AutoCount;
import org.workerservice.config.value.InvalidSetting;
import org.workerservice.config.value.Require;
import org.workerservice.config.value.Secret;

/**
 * PostgreSQL and the connections to it.
 *
 * @param url URL of an existing PostgreSQL, including the password; empty for the embedded one
 * @param poolSize connections for transactions and queries; see {@link #resolvedPoolSize}
 * @param readerConnections pipelined connections for reads of single records; see {@link
 *     #resolvedReaderConnections}
 * @param maxWaitQueue max requests waiting for a connection
 * @param pipelining max statements in flight on one connection
 * @param connectTimeout max time to connect to the database
 * @param silenceTimeout a connection from which nothing arrives for this long is closed
 * @param allowUnsafeDurability whether to start even if the database may lose acknowledged writes
 */
public record DatabaseSettings(
    Optional<Secret> url,
    AutoCount poolSize,
    AutoCount readerConnections,
    int maxWaitQueue,
    int pipelining,
    Duration connectTimeout,
    Duration silenceTimeout,
    boolean allowUnsafeDurability) {
  /** Checks the bounds. */
  public DatabaseSettings {
    if (url.filter(secret -> !isPostgresql(secret.value())).isPresent()) {
      throw new InvalidSetting("url", "must begin with postgresql:// or postgres://");
    }
    Require.between("pool_size", poolSize, 1000);
    Require.between("reader_connections", readerConnections, 1000);
    Require.between("max_wait_queue", maxWaitQueue, 1, 1_000_000);
    Require.between("pipelining", pipelining, 1, 4096);
    Require.between(
        "connect_timeout", connectTimeout, Duration.ofMillis(100), Duration.ofMinutes(5));
    Require.between("silence_timeout", silenceTimeout, Duration.ofMillis(100), Duration.ofHours(1));
  }

  private static boolean isPostgresql(String url) {
    return url.startsWith("postgresql://") || url.startsWith("postgres://");
  }

  /** Returns the pool size for {@code cores} cores: 4 plus 2 per core, unless fixed. */
  public int resolvedPoolSize(int cores) {
    return poolSize.orElse(4 + 2 * Math.max(1, cores));
  }

  /**
   * Returns the reader connections for {@code cores} cores: one per core, at least 2, unless fixed.
   */
  public int resolvedReaderConnections(int cores) {
    return readerConnections.orElse(Math.max(2, cores));
  }
}
