package org.workerservice.app.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that call a running service: its URL and a token. */
final class ServiceOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--url",
      defaultValue = "http://localhost:${env:HTTP_PORT:-8080}",
      description = "URL of the service (default: ${DEFAULT-VALUE}).")
  private String url;

  @Option(
      names = "--token",
      required = true,
      description = "Access token with a role that allows this, such as hr_admin.")
  private String token;

  /**
   * Returns the address of the service.
   *
   * @throws ParameterException if it is not an http or https address
   */
  URI url() {
    return parsed()
        .filter(address -> address.getHost() != null && address.getScheme().startsWith("http"))
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "--url must be an http or https address, not " + url + "."));
  }

  private Optional<URI> parsed() {
    try {
      return Optional.of(new URI(url));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  String token() {
    return token;
  }
}
