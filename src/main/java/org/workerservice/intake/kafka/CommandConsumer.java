package org.workerservice.intake.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.FailureText;
import org.workerservice.intake.CommandReader;
import org.workerservice.intake.Delivery;
import org.workerservice.intake.Reading;
import org.workerservice.jobs.JobWatch;
import org.workerservice.relay.kafka.KafkaFailures;
import org.workerservice.relay.kafka.KafkaUnavailable;
import org.workerservice.relay.kafka.RelayProblem;
import org.workerservice.relay.kafka.Topics;

/**
 * Polls the topics of commands on a thread of its own, and hands the records over. Pauses
 * partitions whose records wait, and commits offsets of finished records. If Kafka fails, it starts
 * over with a new client.
 */
final class CommandConsumer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandConsumer.class);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration POLL_WHILE_PAUSED = Duration.ofMillis(10);
  private static final Duration COMMIT_EVERY = Duration.ofMillis(250);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** The partitions of a node that was killed or stopped go to another one after this time. */
  private static final Duration SESSION = Duration.ofSeconds(12);

  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** How long a partition that is given up may finish what it has begun. */
  private static final Duration FINISH = Duration.ofSeconds(5);

  private static final int MAX_POLLED = 200;
  private static final int MAX_PENDING = 400;
  private static final long MAX_BYTES = 32 << 20;

  /** Heartbeats are sent every 3 s. */
  private static final int LOOKS_IN_SILENCE = 10;

  private final IntakeOptions options;
  private final IntakeStatus status;
  private final JobWatch watch;
  private final Consumer<List<Received>> handler;
  private final CommandReader reader;
  private final Topics topics;
  private final Map<TopicPartition, PartitionWork> partitionToWork = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile KafkaConsumer<byte[], byte[]> consumer;
  private Silence received = new Silence(LOOKS_IN_SILENCE);
  private long lastCommit = System.nanoTime();
  private long lastLook = System.nanoTime();

  /**
   * Connects to nothing before it runs.
   *
   * @param handler receives records on the thread of the consumer, and must not block
   */
  CommandConsumer(
      IntakeOptions options,
      IntakeStatus status,
      JobWatch watch,
      Consumer<List<Received>> handler) {
    this.options = options;
    this.status = status;
    this.watch = watch;
    this.handler = handler;
    this.reader = new CommandReader(options.maxSize());
    this.topics = new Topics(options.kafka());
  }

  /** A record, what it was read as, and the partition to tell when it is finished. */
  record Received(Delivery delivery, Reading reading, PartitionWork work) {}

  @Override
  public void run() {
    while (!stopping()) {
      try {
        open();
        while (!stopping()) {
          step();
        }
      } catch (WakeupException stopped) {
        // The loop ends.
      } catch (RuntimeException failure) {
        failed(failure);
      } finally {
        close();
      }
    }
  }

  private boolean stopping() {
    return stopped.getCount() == 0;
  }

  /** Ends {@link #run} soon; for any thread. */
  void stop() {
    stopped.countDown();
    KafkaConsumer<byte[], byte[]> running = consumer;
    if (running != null) {
      running.wakeup();
    }
  }

  private void open() {
    topics.forget();
    topics.ensure(options.firstTopics());
    consumer = new KafkaConsumer<>(settings());
    consumer.subscribe(options.topicToCaller().keySet(), new Assignment());
    received = new Silence(LOOKS_IN_SILENCE);
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "worker-service-commands");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLLED);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION.toMillis()));
    settings.putAll(options.kafka().client());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, options.group());
    // What the guarantees rest on cannot be set otherwise.
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  private void step() {
    boolean waiting = !consumer.paused().isEmpty();
    ConsumerRecords<byte[], byte[]> records = consumer.poll(waiting ? POLL_WHILE_PAUSED : POLL);
    if (!records.isEmpty()) {
      handler.accept(read(records));
    }
    pauseAndResume();
    long now = System.nanoTime();
    if (now - lastCommit >= COMMIT_EVERY.toNanos()) {
      lastCommit = now;
      commit();
    }
    if (now - lastLook >= LOOK_EVERY.toNanos()) {
      lastLook = now;
      look();
    }
  }

  private List<Received> read(ConsumerRecords<byte[], byte[]> records) {
    List<Received> all = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Delivery delivery = delivery(record);
      PartitionWork work =
          partitionToWork.computeIfAbsent(partition(record), none -> new PartitionWork());
      work.add(record.offset(), delivery.size());
      Optional<String> correlation =
          delivery.header("correlation_id").filter(CommandReader::isIdentifier);
      all.add(new Received(delivery, reader.read(record.value(), correlation), work));
    }
    return all;
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private static Delivery delivery(ConsumerRecord<byte[], byte[]> record) {
    return new Delivery(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        Optional.ofNullable(record.key()),
        Optional.ofNullable(record.value()),
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(one -> new Delivery.Header(one.key(), Optional.ofNullable(one.value())))
            .toList());
  }

  /** The bound of the bytes holds for all partitions together, that of the records for each. */
  private void pauseAndResume() {
    long bytes = partitionToWork.values().stream().mapToLong(PartitionWork::bytes).sum();
    Set<TopicPartition> paused = consumer.paused();
    List<TopicPartition> full = new ArrayList<>();
    List<TopicPartition> ready = new ArrayList<>();
    for (TopicPartition partition : consumer.assignment()) {
      PartitionWork work = partitionToWork.get(partition);
      int pending = work == null ? 0 : work.pending();
      if (!paused.contains(partition)) {
        if (pending >= MAX_PENDING || bytes >= MAX_BYTES) {
          full.add(partition);
        }
      } else if (pending <= MAX_PENDING / 2 && bytes <= MAX_BYTES / 2) {
        ready.add(partition);
      }
    }
    consumer.pause(full);
    consumer.resume(ready);
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(partitionToWork.keySet());
    if (!offsets.isEmpty()) {
      consumer.commitAsync(
          offsets,
          (done, failure) -> {
            if (failure == null) {
              committed(done);
            } else {
              LOG.debug("Offsets are committed later: {}", FailureText.of(failure));
            }
          });
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      PartitionWork work = partitionToWork.get(partition);
      OptionalLong offset = work == null ? OptionalLong.empty() : work.toCommit();
      offset.ifPresent(next -> offsets.put(partition, new OffsetAndMetadata(next)));
    }
    return offsets;
  }

  private void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach(
        (partition, offset) ->
            Optional.ofNullable(partitionToWork.get(partition))
                .ifPresent(work -> work.committed(offset.offset())));
  }

  private void look() {
    status.report(
        new IntakeStatus.State(
            consumer.assignment().size(),
            consumer.paused().size(),
            partitionToWork.values().stream().mapToInt(PartitionWork::pending).sum(),
            consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum()));
    if (received.isSilent(bytesReceived())) {
      status.cannotRead(RelayProblem.UNREACHABLE);
    } else {
      status.reads();
      watch.succeeded();
    }
  }

  /** Heartbeats and empty answers count too. */
  private double bytesReceived() {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("incoming-byte-total"))
        .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }

  private void failed(RuntimeException failure) {
    KafkaUnavailable explained = KafkaFailures.explain(failure);
    status.cannotRead(explained.problem());
    Duration wait = watch.failed(explained);
    try {
      boolean _ = stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }

  private void close() {
    if (consumer == null) {
      return;
    }
    try {
      giveUp(partitionToWork.keySet());
      consumer.close(CloseOptions.timeout(ANSWER));
    } catch (RuntimeException failure) {
      LOG.debug("The consumer did not close cleanly: {}", FailureText.of(failure));
    } finally {
      consumer = null;
      partitionToWork.clear();
      status.report(new IntakeStatus.State(0, 0, 0, 0));
    }
  }

  /** Finishes what has begun, commits it, and drops the rest. */
  private void giveUp(Collection<TopicPartition> partitions) {
    List<PartitionWork> works =
        partitions.stream().map(partitionToWork::get).filter(Objects::nonNull).toList();
    works.forEach(PartitionWork::revoke);
    long deadline = System.nanoTime() + FINISH.toNanos();
    try {
      for (PartitionWork work : works) {
        work.awaitIdle(Duration.ofNanos(deadline - System.nanoTime()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(partitions);
    if (!offsets.isEmpty()) {
      commitNow(offsets);
    }
    List.copyOf(partitions).forEach(partitionToWork::remove);
  }

  private void commitNow(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      consumer.commitSync(offsets, ANSWER);
    } catch (KafkaException failure) {
      LOG.debug("Commands will be delivered again: {}", FailureText.of(failure));
    }
  }

  /** Called within a poll, on the thread of the consumer. */
  private final class Assignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      LOG.info("This node reads {} more partitions of commands", partitions.size());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      giveUp(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        Optional.ofNullable(partitionToWork.remove(partition)).ifPresent(PartitionWork::revoke);
      }
    }
  }
}
