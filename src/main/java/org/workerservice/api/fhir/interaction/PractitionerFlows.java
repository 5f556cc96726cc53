package org.workerservice.api.fhir.interaction;

import org.workerservice.flow.Toolbox;
import org.workerservice.flow.merge.ReadMerges;
import org.workerservice.flow.worker.CreateWorker;
import org.workerservice.flow.worker.DeleteWorker;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.flow.worker.UpdateWorker;

/** The operations on workers behind {@code Practitioner}. */
record PractitionerFlows(
    ReadWorkers read,
    CreateWorker create,
    UpdateWorker update,
    DeleteWorker delete,
    ReadMerges merges) {
  static PractitionerFlows of(Toolbox tools) {
    ReadWorkers read = new ReadWorkers(tools);
    return new PractitionerFlows(
        read,
        new CreateWorker(tools),
        new UpdateWorker(tools),
        new DeleteWorker(tools),
        new ReadMerges(tools, read));
  }
}
