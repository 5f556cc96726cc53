package org.workerservice.relay.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes sure that topics exist, before records are sent to them. Blocks; for one thread. */
public final class Topics {
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final int ANSWER_MILLIS = 5_000;

  private final PublisherOptions options;
  private final Set<String> known = new HashSet<>();

  /** Connects to nothing yet. */
  public Topics(PublisherOptions options) {
    this.options = options;
  }

  /** Forgets which topics exist: they may have been deleted. */
  public void forget() {
    known.clear();
  }

  /**
   * Creates the topics that are missing.
   *
   * @throws KafkaUnavailable if one is missing and must not be created, or Kafka does not answer
   */
  public void ensure(Collection<Topic> topics) {
    List<Topic> asked =
        topics.stream().distinct().filter(topic -> !known.contains(topic.name())).toList();
    if (asked.isEmpty()) {
      return;
    }
    try (CloseableAdmin admin = new CloseableAdmin(Admin.create(settings()))) {
      List<Topic> missing = missing(admin.admin(), asked);
      if (!missing.isEmpty()) {
        create(admin.admin(), missing);
      }
    } catch (RuntimeException failure) {
      throw KafkaFailures.explain(failure);
    }
    asked.forEach(topic -> known.add(topic.name()));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "worker-service-topics");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    settings.putAll(options.client());
    return settings;
  }

  private record CloseableAdmin(Admin admin) implements AutoCloseable {
    @Override
    public void close() {
      admin.close(CLOSE);
    }
  }

  private static List<Topic> missing(Admin admin, List<Topic> topics) {
    Map<String, ? extends KafkaFuture<?>> described =
        admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
    return topics.stream().filter(topic -> isMissing(described.get(topic.name()))).toList();
  }

  private static boolean isMissing(KafkaFuture<?> described) {
    try {
      await(described);
      return false;
    } catch (UnknownTopicOrPartitionException absent) {
      return true;
    }
  }

  private void create(Admin admin, List<Topic> missing) {
    if (!options.createsTopics()) {
      throw new KafkaUnavailable(
          RelayProblem.TOPIC_MISSING,
          "The topic "
              + missing.getFirst().name()
              + " does not exist. Create it, or set kafka.create_topics to true.",
          null);
    }
    admin
        .createTopics(missing.stream().map(this::newTopic).toList())
        .values()
        .values()
        .forEach(Topics::awaitCreated);
  }

  private NewTopic newTopic(Topic topic) {
    NewTopic created =
        new NewTopic(topic.name(), Optional.of(options.partitions()), Optional.empty());
    return topic.compacted()
        ? created.configs(
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
        : created;
  }

  private static void awaitCreated(KafkaFuture<?> created) {
    try {
      await(created);
    } catch (TopicExistsException anotherNodeWasFaster) {
      // That is what was wanted.
    }
  }

  private static void await(KafkaFuture<?> future) {
    try {
      future.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : KafkaFailures.explain(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw KafkaFailures.explain(stopped);
    }
  }
}
