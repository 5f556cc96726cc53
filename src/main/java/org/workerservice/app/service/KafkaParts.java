package org.workerservice.app.service;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.workerservice.api.rest.log.EventFrames;
import org.workerservice.config.KafkaSettings;
import org.workerservice.config.Settings;
import org.workerservice.encryption.SensitiveValues;
import org.workerservice.jobs.Threads;
import org.workerservice.observability.Health;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.worker.rows.WorkerRecords;
import org.workerservice.persistence.worker.write.CommitListener;
import org.workerservice.privacy.Masking;
import org.workerservice.privacy.SensitiveIdentifiers;
import org.workerservice.relay.kafka.KafkaRelayVerticle;
import org.workerservice.relay.kafka.PublisherOptions;
import org.workerservice.relay.kafka.RelayStatus;
import org.workerservice.relay.kafka.RelayTools;
import org.workerservice.relay.kafka.Wake;

/**
 * Builds the relay to Kafka. Without {@code kafka.bootstrap_servers} it does nothing, and no class
 * of the Kafka client is loaded.
 */
final class KafkaParts {
  /** The name of the cursor of the relay. */
  static final String RELAY = "kafka";

  private final KafkaSettings kafka;
  private final Platform platform;
  private final Wake wake = new Wake();
  private final RelayStatus status = new RelayStatus();

  KafkaParts(Settings settings, Platform platform) {
    this.kafka = settings.kafka();
    this.platform = platform;
  }

  /** Returns a listener that also tells the relay of commits. */
  CommitListener listener(CommitListener listener) {
    return kafka.bootstrapServers().isPresent() ? new WakingListener(listener, wake) : listener;
  }

  void deploy(Database database, SensitiveValues values, RunningParts parts, Health health) {
    kafka
        .bootstrapServers()
        .map(servers -> options(servers))
        .ifPresent(options -> deploy(tools(database, values, parts, options), parts, health));
  }

  private void deploy(RelayTools tools, RunningParts parts, Health health) {
    parts.deploy(platform.vertx(), () -> new KafkaRelayVerticle(RELAY, tools));
    health.watchPublishing(() -> publishing(status.state()));
  }

  private RelayTools.Options options(String servers) {
    return new RelayTools.Options(
        new PublisherOptions(
            KafkaClientFile.settings(kafka, servers),
            kafka.transactionalId(),
            kafka.createTopics(),
            kafka.partitions()),
        kafka.eventsTopic(),
        kafka.stateTopic(),
        kafka.maxBatch(),
        kafka.pollInterval());
  }

  private RelayTools tools(
      Database database, SensitiveValues values, RunningParts parts, RelayTools.Options options) {
    return new RelayTools(
        database,
        threads(parts),
        platform.registry(),
        platform.clock(),
        wake,
        status,
        EventFrames::envelope,
        mask(values),
        options);
  }

  /** One thread: the producer sends one batch after the other. */
  private Threads threads(RunningParts parts) {
    WorkerExecutor executor = platform.vertx().createSharedWorkerExecutor("kafka", 1);
    parts.addSlow(executor::close);
    return new Threads() {
      @Override
      public <T> Future<T> run(Callable<T> work) {
        return executor.executeBlocking(work, true);
      }
    };
  }

  private static UnaryOperator<String> mask(SensitiveValues values) {
    WorkerRecords records =
        new WorkerRecords(values, new SensitiveIdentifiers(NationalIdentifiers::includes));
    Masking masking = new Masking(NationalIdentifiers::includes);
    return record -> masking.maskedContent(records.decode(record));
  }

  private static Optional<Health.Publishing> publishing(RelayStatus.State state) {
    return Optional.of(
        new Health.Publishing(
            state.leads(),
            state.problem().map(problem -> problem.code()),
            state.lag(),
            state.age(),
            state.parked()));
  }
}
