package org.workerservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.postgresql.EmbeddedPostgresql;
import org.workerservice.config.Settings;
import org.workerservice.config.reading.SettingsLoader;
import org.workerservice.model.Role;
import org.workerservice.security.Caller;
import org.workerservice.security.Tenants;
import org.workerservice.security.TokenIssuer;
import org.workerservice.security.TokenKeys;

/**
 * The packaged service as a separate process, with its own data directory below {@code target/} and
 * a port that the system chooses. Ends, together with an embedded database server, when it is
 * closed or when the JVM of the test ends.
 *
 * <p>The jar of the build is the one that the system property {@code worker-service.jar} names, or
 * else {@code target/worker-service.jar}. Not thread-safe, except for {@link #url()}, {@link
 * #token} and {@link #output()}.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final long PAUSE_MILLISECONDS = 50;
  private static final Pattern API =
      Pattern.compile("^\\s*API\\s+(http://\\S+)/api/workers\\s*$", Pattern.MULTILINE);
  private static final HttpClient PROBE =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final Set<ServiceProcess> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ServiceProcess::end)));
  }

  private final ServiceFiles files;
  private final ServiceCommand command;
  private volatile Process process;
  private volatile String url;

  private ServiceProcess(Builder builder) {
    ServiceFiles own = ServiceFiles.create(builder.name);
    this.files = builder.data.map(data -> new ServiceFiles(data, own.log())).orElse(own);
    this.command =
        new ServiceCommand(
            builder.jar, builder.jvm, builder.database, Map.copyOf(builder.environment));
  }

  /** The start options of a process. The name distinguishes its files. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Builds the start options of a process. */
  public static final class Builder {
    private final String name;
    private final Map<String, String> environment = new HashMap<>();
    private Path jar = ServiceCommand.builtJar();
    private List<String> jvm = List.of();
    private Optional<DatabaseAddress> database = Optional.empty();
    private Optional<Path> data = Optional.empty();

    private Builder(String name) {
      this.name = name;
    }

    /** Runs another jar than that of the build. */
    public Builder jar(Path path) {
      jar = path;
      return this;
    }

    /** Adds JVM options. */
    public Builder jvm(List<String> options) {
      jvm = List.copyOf(options);
      return this;
    }

    /** Stores the data in another place, such as a separate disk. */
    public Builder data(Path directory) {
      data = Optional.of(directory);
      return this;
    }

    /** Uses this database instead of the embedded server. */
    public Builder database(DatabaseAddress address) {
      database = Optional.of(address);
      return this;
    }

    /** Sets another environment variable. */
    public Builder environment(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    /**
     * Starts the process and waits until it prints that it is ready.
     *
     * @throws AssertionError with its output, if it ends or is not ready within two minutes;
     *     nothing is left running
     */
    public ServiceProcess start() {
      ServiceProcess service = new ServiceProcess(this);
      RUNNING.add(service);
      try {
        service.launch();
        return service;
      } catch (RuntimeException | Error problem) {
        service.close();
        throw problem;
      }
    }
  }

  /**
   * Returns a URL such as {@code http://localhost:40123}, without a trailing slash. It changes with
   * a restart.
   */
  public String url() {
    return url;
  }

  /** A new token of a user named after the role. */
  public String token(Role role) {
    return token("test-" + role.code(), role);
  }

  /** A new token of that user, valid for the configured time. */
  public String token(String subject, Role role) {
    return token(new Caller(subject, Set.of(role), Tenants.DEFAULT));
  }

  /** A new token of that caller, valid for the configured time. */
  public String token(Caller caller) {
    return issuer().issue(caller);
  }

  /** A new token of that user, valid for this time. */
  public String token(String subject, Role role, Duration lifetime) {
    return issuer().issue(new Caller(subject, Set.of(role), Tenants.DEFAULT), lifetime);
  }

  private TokenIssuer issuer() {
    Settings settings =
        SettingsLoader.load(
            Optional.empty(), command.environment(), Map.of("data_dir", files.data().toString()));
    return new TokenIssuer(
        TokenKeys.signing(settings), settings.security().jwt(), Clock.systemUTC());
  }

  /** A client with a token of the role, which follows the process to its current address. */
  public ApiClient client(Role role) {
    return new ApiClient(this::url, token(role));
  }

  /** The process id of the service; that of its embedded server is {@link #postmasterPid()}. */
  public long pid() {
    return process.pid();
  }

  /**
   * The process id of the embedded server.
   *
   * @throws AssertionError if none runs
   */
  public long postmasterPid() {
    return files
        .postmasterPid()
        .orElseThrow(() -> new AssertionError("no embedded server runs in " + files.data()));
  }

  /** Where the service keeps its files. */
  public Path dataDirectory() {
    return files.data();
  }

  /** The database of the service, for queries. */
  public DatabaseAddress database() {
    return command.database().orElseGet(files::embeddedDatabase);
  }

  /** The console output of the process, over all its starts. */
  public String output() {
    return files.logText();
  }

  /** Returns whether the process runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Kills the process. Its embedded server keeps running. */
  public void kill9() {
    process.destroyForcibly();
    await(process, STOP);
  }

  /**
   * Stops the process (SIGTERM) and waits.
   *
   * @return its exit code
   * @throws AssertionError if it has not ended within a minute
   */
  public int terminate() {
    process.destroy();
    if (!await(process, STOP)) {
      throw new AssertionError("the service did not end within " + STOP + ":\n" + output());
    }
    return process.exitValue();
  }

  /** Stops the process in an orderly way if it still runs, and starts it again on the same data. */
  public void restart() {
    if (alive()) {
      terminate();
    }
    launch();
  }

  /** Kills the process and its embedded server and deletes its data. The log stays. */
  @Override
  public void close() {
    end();
    files.deleteData();
    RUNNING.remove(this);
  }

  private void end() {
    if (process != null) {
      process.destroyForcibly();
      await(process, STOP);
    }
    EmbeddedPostgresql.stopLeftBehind(files.data(), _ -> {});
  }

  private void launch() {
    int saidBefore = output().length();
    try {
      process = command.process(files).start();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
    long deadline = System.nanoTime() + START.toNanos();
    String said = "";
    while (said.isEmpty() || !answersReady(said)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("the service did not become ready:\n" + output());
      }
      pause();
      Matcher line = API.matcher(output().substring(saidBefore));
      said = line.find() ? line.group(1) : "";
    }
    url = said;
  }

  private static boolean answersReady(String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return PROBE.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the service started");
    }
  }

  private static boolean await(Process process, Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the service started");
    }
  }
}
