package org.workerservice.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.workerservice.config.value.AutoCount;
import org.workerservice.config.value.Require;
import org.workerservice.config.value.Size;

/**
 * The full-text index of this node.
 *
 * @param directory directory of the index; empty for {@code search} in the data directory
 * @param threads see {@link #resolvedThreads}
 * @param mailbox max searches in flight
 * @param refreshInterval min time between two refreshes
 * @param pollInterval how often to check for changes of other instances
 * @param commitInterval how often the index is committed
 * @param writerMemory memory that buffers changes
 * @param queryTimeout a query that takes longer is aborted
 * @param pageViews max states of the index that are kept for later pages
 * @param pageViewAge how long such a state is kept after a page was read
 * @param maxQueryLength max characters of a query
 * @param maxWords max words and phrases of a query
 * @param maxNesting max nesting of parentheses
 * @param matchCandidates max candidates a search adds to a match request; 0 adds none
 */
public record SearchSettings(
    Optional<Path> directory,
    AutoCount threads,
    int mailbox,
    Duration refreshInterval,
    Duration pollInterval,
    Duration commitInterval,
    Size writerMemory,
    Duration queryTimeout,
    int pageViews,
    Duration pageViewAge,
    int maxQueryLength,
    int maxWords,
    int maxNesting,
    int matchCandidates) {
  /** Checks the bounds. */
  public SearchSettings {
    Require.between("threads", threads, 1024);
    Require.between("mailbox", mailbox, 1, 1_000_000);
    Require.between(
        "refresh_interval", refreshInterval, Duration.ofMillis(1), Duration.ofSeconds(10));
    Require.between("poll_interval", pollInterval, Duration.ofMillis(10), Duration.ofMinutes(1));
    Require.between(
        "commit_interval", commitInterval, Duration.ofMillis(100), Duration.ofMinutes(10));
    Require.between("writer_memory", writerMemory, Size.mebibytes(1), Size.mebibytes(1024));
    Require.between("query_timeout", queryTimeout, Duration.ofMillis(10), Duration.ofMinutes(1));
    Require.between("page_views", pageViews, 1, 10_000);
    Require.between("page_view_age", pageViewAge, Duration.ofMillis(100), Duration.ofHours(1));
    Require.between("max_query_length", maxQueryLength, 10, 10_000);
    Require.between("max_words", maxWords, 1, 100);
    Require.between("max_nesting", maxNesting, 1, 100);
    Require.between("match_candidates", matchCandidates, 0, 500);
  }

  /** Returns the threads of the index for {@code cores} cores: one per core, unless fixed. */
  public int resolvedThreads(int cores) {
    return threads.orElse(Math.max(1, cores));
  }
}
