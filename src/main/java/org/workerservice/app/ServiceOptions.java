package org.workerservice.app;

import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which running service a command speaks to, and as whom. */
final class ServiceOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--url",
      defaultValue = "http://localhost:${env:HTTP_PORT:-8080}",
      description = "The service (default: ${DEFAULT-VALUE}).")
  private URI url;

  @Option(
      names = "--token",
      required = true,
      description = "A token of somebody who may do this, such as an hr_admin.")
  private String token;

  /**
   * Returns the address of the service.
   *
   * @throws ParameterException if it is none
   */
  URI url() {
    if (url.getHost() == null || !url.getScheme().startsWith("http")) {
      throw new ParameterException(
          command.commandLine(), "--url must be an http or https address, not " + url + ".");
    }
    return url;
  }

  String token() {
    return token;
  }
}
