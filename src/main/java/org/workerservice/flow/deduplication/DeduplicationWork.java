package org.workerservice.flow.deduplication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import org.workerservice.flow.job.JobWork;
import org.workerservice.flow.job.LeasedJob;

/** The runs. */
public final class DeduplicationWork implements JobWork {
  private final RunTools run;

  public DeduplicationWork(RunTools run) {
    this.run = run;
  }

  @Override
  public String kind() {
    return DeduplicateWorkers.KIND;
  }

  @Override
  public Future<ObjectNode> run(LeasedJob job) {
    return new DeduplicationRun(run, job).run();
  }
}
