package org.workerservice.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.EventsClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells a running service what to do with the events that it publishes to Kafka. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = "Operates the publishing of events to Kafka, in a running service.",
    synopsisSubcommandLabel = "COMMAND")
public final class EventsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Publishes the state of all workers of the tenant to the state topic again. */
  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Publishes the state of all workers of the token's tenant again, such as after the topic was",
        "wiped."
      })
  int snapshot(@Mixin ServiceOptions service) {
    return call(
        service,
        client ->
            say("The state of the workers is being published to " + client.startSnapshot() + "."));
  }

  /** Lists the events that Kafka refused. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists the events that Kafka refused; later events of their keys wait.")
  int parked(@Mixin ServiceOptions service) {
    return call(service, client -> client.parked().forEach(this::show));
  }

  /** Publishes a refused event. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Publishes a refused event and the events behind it.")
  int release(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "SEQUENCE", description = "Sequence of the event.") long sequence) {
    return call(service, client -> client.release(sequence));
  }

  /** Gives up a refused event. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Never publishes a refused event; those behind it are published.")
  int drop(
      @Mixin ServiceOptions service,
      @Parameters(paramLabel = "SEQUENCE", description = "Sequence of the event.") long sequence) {
    return call(service, client -> client.drop(sequence));
  }

  private void show(JsonNode event) {
    say(
        "%s %s %s: %s, %s behind it"
            .formatted(
                event.path("sequence").asText(),
                event.path("type").asText(),
                event.path("key").asText(),
                event.path("reason").asText(),
                event.path("waiting").asText()));
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private interface Call {
    void run(EventsClient client) throws IOException, InterruptedException;
  }

  private int call(ServiceOptions service, Call call) {
    try {
      call.run(new EventsClient(service.url(), service.token()));
      return 0;
    } catch (CommandStopped refused) {
      complain(refused.getMessage());
    } catch (IOException unreachable) {
      complain("The service at " + service.url() + " cannot be reached.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  private void complain(String line) {
    spec.commandLine().getErr().println(line);
  }
}
