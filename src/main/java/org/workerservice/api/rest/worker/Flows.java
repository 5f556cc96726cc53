package org.workerservice.api.rest.worker;

import org.workerservice.flow.Toolbox;
import org.workerservice.flow.duplicate.DecideMatch;
import org.workerservice.flow.duplicate.ExplainMatch;
import org.workerservice.flow.duplicate.MatchWorkers;
import org.workerservice.flow.imports.ImportWorkers;
import org.workerservice.flow.link.LinkWorkers;
import org.workerservice.flow.merge.ReadMerges;
import org.workerservice.flow.search.SearchWorkers;
import org.workerservice.flow.source.SourceLookup;
import org.workerservice.flow.source.UpsertWorker;
import org.workerservice.flow.worker.CreateWorker;
import org.workerservice.flow.worker.DeleteWorker;
import org.workerservice.flow.worker.ReadWorkers;
import org.workerservice.flow.worker.RestoreWorker;
import org.workerservice.flow.worker.UpdateWorker;

/** The worker operations behind the interface. */
public record Flows(
    CreateWorker create,
    ReadWorkers read,
    UpdateWorker update,
    UpsertWorker upsert,
    SourceLookup sources,
    DeleteWorker delete,
    RestoreWorker restore,
    LinkWorkers link,
    MatchWorkers match,
    ExplainMatch explain,
    DecideMatch decide,
    ImportWorkers imports,
    SearchWorkers search,
    ReadMerges merges) {
  /** Creates the operations with these tools. */
  public static Flows of(Toolbox tools) {
    ReadWorkers read = new ReadWorkers(tools);
    ExplainMatch explain = new ExplainMatch(tools, read);
    return new Flows(
        new CreateWorker(tools),
        read,
        new UpdateWorker(tools),
        new UpsertWorker(tools),
        new SourceLookup(tools.bus()),
        new DeleteWorker(tools),
        new RestoreWorker(tools),
        new LinkWorkers(tools),
        new MatchWorkers(tools, read),
        explain,
        new DecideMatch(tools, explain),
        new ImportWorkers(tools),
        new SearchWorkers(tools, read),
        new ReadMerges(tools, read));
  }
}
