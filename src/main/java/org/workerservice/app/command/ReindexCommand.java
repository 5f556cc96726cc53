package org.workerservice.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.job.Reindex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells a running service to rebuild its search index. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description = {
      "Tells a running service to rebuild its search index, beside the one in use, and waits.",
      "Each instance has its own index: run the command for each."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the index is rebuilt", "1:the rebuild failed", "2:invalid options"})
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
      errors.println("The index could not be rebuilt. The log of the service says why.");
    } catch (CommandStopped refused) {
      errors.println(refused.getMessage());
    } catch (IOException unreachable) {
      errors.println("The service at " + url + " cannot be reached.");
    }
    return 1;
  }
}
