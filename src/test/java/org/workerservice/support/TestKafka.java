package org.workerservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The Kafka broker of a test run, in this JVM, in KRaft mode. Starts on first use and stops when
 * the JVM ends. Each test class uses its own topics. It creates no topic by itself.
 *
 * <p>It has a plaintext listener, and one that demands TLS and a password.
 */
public final class TestKafka {
  /** The user and the password of the secured listener. */
  public static final String USER = "relay";

  public static final String PASSWORD = "test-password";

  private static final Path DIRECTORY = Path.of("target", "test-kafka").toAbsolutePath();
  private static final Duration KEYTOOL = Duration.ofSeconds(60);

  private TestKafka() {}

  private static final class Holder {
    static final Broker BROKER = new Broker();

    static {
      BROKER.start();
      Runtime.getRuntime().addShutdownHook(new Thread(BROKER::stop));
    }
  }

  private static final class Broker {
    private final int port = freePort();
    private final int securePort = freePort();
    private final int controllerPort = freePort();
    private final Path keystore = DIRECTORY.resolve("keystore.p12");
    private KafkaRaftServer server;

    Broker() {
      wipe(DIRECTORY);
      try {
        Files.createDirectories(DIRECTORY);
        createKeystore();
        new Formatter()
            .setNodeId(1)
            .setClusterId(Uuid.randomUuid().toString())
            .setDirectories(List.of(logs().toString()))
            .setControllerListenerName("CONTROLLER")
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setHasDynamicQuorum(false)
            .run();
      } catch (Exception error) {
        throw new IllegalStateException("the directory of the broker cannot be made", error);
      }
    }

    private static Path logs() {
      return DIRECTORY.resolve("logs");
    }

    private void createKeystore() throws IOException, InterruptedException {
      String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      Process process =
          new ProcessBuilder(
                  keytool,
                  "-genkeypair",
                  "-alias",
                  "broker",
                  "-keyalg",
                  "EC",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  keystore.toString(),
                  "-storepass",
                  PASSWORD,
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=dns:localhost,ip:127.0.0.1",
                  "-validity",
                  "30")
              .redirectErrorStream(true)
              .redirectOutput(DIRECTORY.resolve("keytool.log").toFile())
              .start();
      if (!process.waitFor(KEYTOOL) || process.exitValue() != 0) {
        throw new IllegalStateException("keytool failed");
      }
    }

    synchronized void start() {
      if (server == null) {
        server = new KafkaRaftServer(KafkaConfig.fromProps(properties()), Time.SYSTEM);
        server.startup();
      }
    }

    synchronized void stop() {
      if (server != null) {
        server.shutdown();
        server.awaitShutdown();
        server = null;
      }
    }

    private Properties properties() {
      Properties properties = new Properties();
      properties.putAll(
          Map.ofEntries(
              Map.entry("process.roles", "broker,controller"),
              Map.entry("node.id", "1"),
              Map.entry(
                  "listeners",
                  "PLAINTEXT://127.0.0.1:%d,SECURE://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                      .formatted(port, securePort, controllerPort)),
              Map.entry(
                  "listener.security.protocol.map",
                  "PLAINTEXT:PLAINTEXT,SECURE:SASL_SSL,CONTROLLER:PLAINTEXT"),
              Map.entry("inter.broker.listener.name", "PLAINTEXT"),
              Map.entry("controller.listener.names", "CONTROLLER"),
              Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
              Map.entry("log.dirs", logs().toString()),
              Map.entry("auto.create.topics.enable", "false"),
              Map.entry("num.partitions", "3"),
              Map.entry("offsets.topic.num.partitions", "1"),
              Map.entry("offsets.topic.replication.factor", "1"),
              Map.entry("transaction.state.log.num.partitions", "1"),
              Map.entry("transaction.state.log.replication.factor", "1"),
              Map.entry("transaction.state.log.min.isr", "1"),
              Map.entry("group.initial.rebalance.delay.ms", "0"),
              Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
              Map.entry("controlled.shutdown.enable", "false")));
      properties.putAll(
          Map.of(
              "listener.name.secure.sasl.enabled.mechanisms",
              "PLAIN",
              "listener.name.secure.plain.sasl.jaas.config",
              "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                  .formatted(USER, PASSWORD),
              "listener.name.secure.ssl.keystore.location",
              keystore.toString(),
              "listener.name.secure.ssl.keystore.password",
              PASSWORD,
              "listener.name.secure.ssl.keystore.type",
              "PKCS12"));
      return properties;
    }
  }

  /** Returns the address of the plaintext listener. */
  public static String address() {
    return "127.0.0.1:" + Holder.BROKER.port;
  }

  /** Returns the address of the listener that demands TLS and a password. */
  public static String secureAddress() {
    return "127.0.0.1:" + Holder.BROKER.securePort;
  }

  /** Returns the store with the certificate that clients of the secured listener must trust. */
  public static Path truststore() {
    return Holder.BROKER.keystore;
  }

  /** Stops the broker; its topics stay. */
  public static void stop() {
    Holder.BROKER.stop();
  }

  /** Starts the broker again, on the same ports. */
  public static void start() {
    Holder.BROKER.start();
  }

  /** Creates a topic. */
  public static void createTopic(String name, int partitions, Map<String, String> settings) {
    admin(
        admin ->
            admin
                .createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                .all()
                .get());
  }

  /** Deletes a topic with all that is in it; it may be absent. */
  public static void deleteTopic(String name) {
    admin(
        admin -> {
          try {
            return admin.deleteTopics(List.of(name)).all().get();
          } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
              return null;
            }
            throw failed;
          }
        });
  }

  /** Returns the names of all topics. */
  public static Collection<String> topics() {
    return admin(admin -> admin.listTopics().names().get());
  }

  /** A use of the administration client. */
  public interface Use<T> {
    T of(Admin admin) throws ExecutionException, InterruptedException;
  }

  /** Runs commands on the broker. */
  public static <T> T admin(Use<T> use) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      return use.of(admin);
    } catch (ExecutionException failed) {
      throw new AssertionError("the broker refused", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the broker worked");
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static void wipe(Path directory) {
    if (Files.notExists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      tree.sorted((left, right) -> right.compareTo(left)).forEach(path -> path.toFile().delete());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
