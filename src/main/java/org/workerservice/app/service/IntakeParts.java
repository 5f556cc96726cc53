package org.workerservice.app.service;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.workerservice.config.KafkaCommandSettings;
import org.workerservice.config.KafkaSettings;
import org.workerservice.config.Settings;
import org.workerservice.config.reading.ConfigurationException;
import org.workerservice.config.value.CommandTopics;
import org.workerservice.flow.Toolbox;
import org.workerservice.intake.ExecuteCommand;
import org.workerservice.intake.kafka.IntakeOptions;
import org.workerservice.intake.kafka.IntakeStatus;
import org.workerservice.intake.kafka.IntakeVerticle;
import org.workerservice.jobs.Threads;
import org.workerservice.observability.Health;
import org.workerservice.relay.kafka.PublisherOptions;
import org.workerservice.security.Caller;
import org.workerservice.security.Tenants;

/**
 * Builds the reading of commands from Kafka. Without {@code kafka.commands.topics} it does nothing,
 * and no class of the Kafka client is loaded.
 */
final class IntakeParts {
  private final KafkaSettings kafka;
  private final Platform platform;
  private final RunningParts parts;

  IntakeParts(Settings settings, Platform platform, RunningParts parts) {
    this.kafka = settings.kafka();
    this.platform = platform;
    this.parts = parts;
  }

  void deploy(Toolbox tools, Health health) {
    kafka.commands().topics().ifPresent(topics -> deploy(tools, health, options(topics)));
  }

  private IntakeOptions options(CommandTopics topics) {
    KafkaCommandSettings commands = kafka.commands();
    String servers =
        kafka
            .bootstrapServers()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "kafka.commands.topics needs kafka.bootstrap_servers."));
    return new IntakeOptions(
        new PublisherOptions(
            KafkaClientFile.settings(kafka, servers),
            Optional.empty(),
            kafka.createTopics(),
            kafka.partitions()),
        callers(topics),
        commands.group(),
        commands.resultsTopic(),
        commands.deadLetterTopic(),
        commands.maxInFlight(),
        commands.maxSize().bytes());
  }

  private static Map<String, Caller> callers(CommandTopics topics) {
    Map<String, Caller> topicToCaller = new HashMap<>();
    topics
        .topicToCaller()
        .forEach(
            (topic, caller) ->
                topicToCaller.put(
                    topic,
                    new Caller(
                        caller.subject(),
                        Set.of(caller.role()),
                        caller.tenant().orElse(Tenants.DEFAULT))));
    return topicToCaller;
  }

  private void deploy(Toolbox tools, Health health, IntakeOptions options) {
    IntakeStatus status = new IntakeStatus();
    IntakeVerticle.Tools with =
        new IntakeVerticle.Tools(
            platform.bus(),
            new ExecuteCommand(tools)::execute,
            threads(),
            status,
            platform.registry());
    parts.deploy(platform.vertx(), () -> new IntakeVerticle(with, options));
    health.watchCommands(() -> commands(status));
  }

  /** One thread: the producer must not block an event loop. */
  private Threads threads() {
    WorkerExecutor executor = platform.vertx().createSharedWorkerExecutor("kafka-results", 1);
    parts.addSlow(executor::close);
    return new Threads() {
      @Override
      public <T> Future<T> run(Callable<T> work) {
        return executor.executeBlocking(work, true);
      }
    };
  }

  private static Optional<Health.Commands> commands(IntakeStatus status) {
    IntakeStatus.State state = status.state();
    return Optional.of(
        new Health.Commands(
            state.partitions(),
            state.lag(),
            state.pending(),
            status.problem().map(problem -> problem.code())));
  }
}
