package org.workerservice.api.rest;

import org.workerservice.flow.CreateWorker;
import org.workerservice.flow.DecideMatch;
import org.workerservice.flow.DeleteWorker;
import org.workerservice.flow.ExplainMatch;
import org.workerservice.flow.ImportWorkers;
import org.workerservice.flow.LinkWorkers;
import org.workerservice.flow.MatchWorkers;
import org.workerservice.flow.ReadWorkers;
import org.workerservice.flow.RestoreWorker;
import org.workerservice.flow.SearchWorkers;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.UpdateWorker;

/** The operations behind the interface. */
record Flows(
    CreateWorker create,
    ReadWorkers read,
    UpdateWorker update,
    DeleteWorker delete,
    RestoreWorker restore,
    LinkWorkers link,
    MatchWorkers match,
    ExplainMatch explain,
    DecideMatch decide,
    ImportWorkers imports,
    SearchWorkers search) {
  static Flows of(Toolbox tools) {
    ReadWorkers read = new ReadWorkers(tools);
    ExplainMatch explain = new ExplainMatch(tools, read);
    return new Flows(
        new CreateWorker(tools),
        read,
        new UpdateWorker(tools),
        new DeleteWorker(tools),
        new RestoreWorker(tools),
        new LinkWorkers(tools),
        new MatchWorkers(tools, read),
        explain,
        new DecideMatch(tools, explain),
        new ImportWorkers(tools),
        new SearchWorkers(tools, read));
  }
}
