package org.workerservice.app.service;

import java.io.PrintWriter;
import org.workerservice.app.startup.ProductVersion;
import picocli.CommandLine.Model.CommandSpec;

/** What the operator sees on the terminal. */
public final class Console {
  private final PrintWriter out;

  private Console(PrintWriter out) {
    this.out = out;
  }

  /** Prints where a command prints. */
  public static Console of(CommandSpec spec) {
    return new Console(spec.commandLine().getOut());
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints the addresses of the service and a first request to try. */
  void welcome(String url, String database, String token) {
    say("");
    say("Worker Service " + ProductVersion.current() + " is ready (" + database + ").");
    say("  API      " + url + "/api/workers");
    say("  Docs     " + url + "/docs");
    say("  Health   " + url + "/health/ready");
    say("  Metrics  " + url + "/metrics");
    if (!token.isEmpty()) {
      say("");
      say("Try it (this token is for development and expires):");
      say("  curl -s '" + url + "/api/workers?limit=3' -H 'Authorization: Bearer " + token + "'");
    }
  }
}
