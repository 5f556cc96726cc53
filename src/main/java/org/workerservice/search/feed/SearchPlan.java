package org.workerservice.search.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.workerservice.search.index.WorkerIndex;

/**
 * How the index works.
 *
 * @param directory where it lies
 * @param refreshInterval least time between two refreshes for waiting searches
 * @param pollInterval how often changes of other nodes are looked for
 * @param commitInterval how often the index is made durable; what is missing after a crash is read
 *     again from the log of changes
 * @param writerMemory bytes of changes gathered before they are written to files
 * @param queryTimeout a query that takes longer is given up
 * @param retention how long the log of changes is kept; zero for good
 * @param hasRoom whether the disk has room for more files of the index
 */
public record SearchPlan(
    Path directory,
    Duration refreshInterval,
    Duration pollInterval,
    Duration commitInterval,
    long writerMemory,
    Duration queryTimeout,
    Duration retention,
    BooleanSupplier hasRoom) {
  /** What an index may take. */
  public WorkerIndex.Limits limits() {
    return new WorkerIndex.Limits(writerMemory, hasRoom);
  }
}
