package org.workerservice.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.workerservice.client.ImportStopped;
import org.workerservice.client.Reindex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has a running service build its search index anew. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description = {
      "Has a running service build its search index anew, beside the one in use, and waits.",
      "Each instance has an index of its own."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the index is built", "1:it is not", "2:wrong options"})
public final class ReindexCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service;

  @Override
  public Integer call() throws InterruptedException {
    URI url = service.url();
    PrintWriter errors = spec.commandLine().getErr();
    try {
      Reindex.Progress end =
          new Reindex(url, service.token())
              .run(
                  progress ->
                      errors.println(progress.indexed() + " of " + progress.total() + " workers"));
      if (end.status().equals("completed")) {
        spec.commandLine().getOut().println("Indexed " + end.indexed() + " workers.");
        return 0;
      }
      errors.println("The index could not be built; the log of the service says why.");
    } catch (ImportStopped refused) {
      errors.println(refused.getMessage());
    } catch (IOException unreachable) {
      errors.println("The service at " + url + " cannot be reached.");
    }
    return 1;
  }
}
