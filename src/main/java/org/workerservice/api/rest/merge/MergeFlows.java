package org.workerservice.api.rest.merge;

import org.workerservice.flow.Toolbox;
import org.workerservice.flow.merge.MergeWorkers;
import org.workerservice.flow.merge.ReadMerges;
import org.workerservice.flow.merge.ReverseMerge;
import org.workerservice.flow.worker.ReadWorkers;

/** The operations on merges behind the interface. */
public record MergeFlows(MergeWorkers merge, ReverseMerge reverse, ReadMerges read) {
  /** Creates the operations with these tools. */
  public static MergeFlows of(Toolbox tools) {
    return new MergeFlows(
        new MergeWorkers(tools),
        new ReverseMerge(tools),
        new ReadMerges(tools, new ReadWorkers(tools)));
  }
}
