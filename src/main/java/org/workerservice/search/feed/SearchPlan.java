package org.workerservice.search.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.workerservice.search.index.PageViews;
import org.workerservice.search.index.WorkerIndex;

/**
 * Settings of the index.
 *
 * @param directory the directory of the index files
 * @param refreshInterval minimum time between two refreshes for searches that wait
 * @param pollInterval time between two polls for changes of other nodes
 * @param commitInterval time between two commits of the index; after a crash the index reads later
 *     changes again from the log
 * @param writerMemory bytes of changes that are buffered before they are written to files
 * @param views what is kept for later pages of searches
 * @param queryTimeout time limit of a query
 * @param retention how long the log of changes is kept; zero means forever
 * @param hasRoom whether the disk has room for more index files
 */
public record SearchPlan(
    Path directory,
    Duration refreshInterval,
    Duration pollInterval,
    Duration commitInterval,
    long writerMemory,
    PageViews.Limits views,
    Duration queryTimeout,
    Duration retention,
    BooleanSupplier hasRoom) {
  /** Returns the limits of an index. */
  public WorkerIndex.Limits limits() {
    return new WorkerIndex.Limits(writerMemory, views, hasRoom);
  }
}
