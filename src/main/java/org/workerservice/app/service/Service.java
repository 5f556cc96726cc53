package org.workerservice.app.service;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.workerservice.app.postgresql.DataDirectory;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.postgresql.EmbeddedPostgresql;
import org.workerservice.app.startup.ListeningAddress;
import org.workerservice.app.startup.ProductVersion;
import org.workerservice.app.startup.StartupException;
import org.workerservice.bus.Bus;
import org.workerservice.config.Environment;
import org.workerservice.config.Settings;
import org.workerservice.encryption.SensitiveValues;
import org.workerservice.model.Role;
import org.workerservice.observability.Health;
import org.workerservice.observability.Metrics;
import org.workerservice.observability.WriteMeters;
import org.workerservice.persistence.database.Database;
import org.workerservice.security.Caller;
import org.workerservice.security.Tenants;
import org.workerservice.security.TokenIssuer;
import org.workerservice.security.TokenKeys;
import org.workerservice.web.Documentation;

/**
 * The service: starts its parts in order and stops them in reverse order. Blocks; not for an event
 * loop.
 */
public final class Service implements AutoCloseable {
  private static final Duration END_OF_START = Duration.ofSeconds(10);

  private final Settings settings;
  private final Console console;
  private final RunningParts parts = new RunningParts();

  private final CountDownLatch startOver = new CountDownLatch(1);

  /** Prepares a service with these settings; starts nothing. */
  public Service(Settings settings, Console console) {
    this.settings = settings;
    this.console = console;
  }

  /**
   * Starts the service.
   *
   * @throws StartupException with a sentence for the operator; nothing is left running
   */
  public void start() {
    try {
      startParts();
    } catch (RuntimeException problem) {
      parts.close();
      // A JVM that shuts down refuses many calls; such a failure tells the operator nothing.
      throw parts.isStartCancelled()
          ? new StartupException("The service was stopped while it started.", problem)
          : problem;
    }
  }

  /** Lets the service close: it has started, or has reported why not. */
  public void startIsOver() {
    startOver.countDown();
  }

  private void startParts() {
    // Takes half a second and does not need the database, so it runs while the database starts.
    CompletableFuture<Documentation> documentation =
        CompletableFuture.supplyAsync(() -> new Documentation(ProductVersion.current()));
    parts.add(DataDirectory.open(settings.dataDir()));
    DiskParts disk = DiskParts.start(settings);
    ListeningAddress.check(settings.http().host(), settings.http().port());
    DatabaseAddress address = database();
    Migrations.run(address, settings.database().allowUnsafeDurability());
    InstallationKeys.Keys keys = new InstallationKeys(settings, address).find();
    PrometheusMeterRegistry registry = Metrics.registry(ProductVersion.current());
    int cores = Runtime.getRuntime().availableProcessors();
    Vertx vertx = vertx(registry, Math.max(2, cores));
    Platform platform = new Platform(vertx, new Bus(vertx), registry, Clock.systemUTC(), cores);
    Metrics metrics = new Metrics(registry, platform.bus());
    SensitiveValues values = new SensitiveValues(keys.keyset());
    disk.deploy(platform, parts);
    SearchParts search = new SearchParts(settings, platform, disk::mayGrow);
    KafkaParts kafka = new KafkaParts(settings, platform);
    Database database = database(platform, address);
    new StorageParts(settings, database, values, kafka.listener(search.listener()), disk::mayLog)
        .deploy(platform, parts);
    search.deploy(parts);
    Health health = new Health(vertx, platform.bus(), Tenants.DEFAULT, ProductVersion.current());
    kafka.deploy(database, values, parts, health);
    disk.show(health, metrics);
    int port =
        new HttpParts(settings, platform, parts, documentation.join())
            .deploy(values, keys, metrics, health);
    parts.add(disk::prepareEnd);
    parts.add(health::stopping);
    health.started();
    welcome(port);
  }

  private DatabaseAddress database() {
    if (settings.database().url().isPresent()) {
      return DatabaseAddress.parse(settings.database().url().get().value());
    }
    EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(settings.dataDir(), console::say);
    parts.add(postgresql);
    return postgresql.address();
  }

  /** More event loops than cores only cause context switches. */
  private Vertx vertx(PrometheusMeterRegistry registry, int eventLoops) {
    Vertx vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setPreferNativeTransport(true)
                    .setEventLoopPoolSize(eventLoops)
                    .setFileSystemOptions(withoutCache())
                    .setMetricsOptions(Metrics.options(settings.metrics().enabled())))
            .withMetrics(new MicrometerMetricsFactory(registry))
            .build();
    parts.addSlow(vertx::close);
    return vertx;
  }

  /** The cache is a directory in the temporary directory, which a killed process leaves behind. */
  private static FileSystemOptions withoutCache() {
    return new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
  }

  private Database database(Platform platform, DatabaseAddress address) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setDatabase(address.database())
            .setUser(address.user())
            .setPassword(address.password());
    Database database =
        new Database(
            platform.vertx(),
            options,
            Tenants.DEFAULT,
            new Database.Sizes(
                settings.database().resolvedPoolSize(platform.cores()),
                settings.database().resolvedReaderConnections(platform.cores()),
                settings.database().pipelining(),
                settings.database().maxWaitQueue(),
                Math.toIntExact(settings.database().connectTimeout().toMillis()),
                Math.toIntExact(settings.database().silenceTimeout().toMillis())),
            new WriteMeters(platform.registry()));
    parts.addSlow(database::close);
    return database;
  }

  private void welcome(int port) {
    String host = settings.http().host().equals("0.0.0.0") ? "localhost" : settings.http().host();
    console.welcome(
        "http://" + host + ":" + port,
        settings.database().url().isPresent()
            ? "PostgreSQL from DATABASE_URL"
            : "embedded PostgreSQL, data in " + settings.dataDir(),
        developmentToken());
  }

  private String developmentToken() {
    if (settings.environment() == Environment.PRODUCTION
        || settings.security().jwt().publicKeyFile().isPresent()) {
      return "";
    }
    return new TokenIssuer(
            TokenKeys.signing(settings), settings.security().jwt(), Clock.systemUTC())
        .issue(new Caller("developer", Set.of(Role.HR_ADMIN), Tenants.DEFAULT));
  }

  /**
   * Stops all parts in reverse order. A start that is in progress is cancelled first; if it does
   * not end in time, it fails because its parts are closed.
   */
  @Override
  public void close() {
    parts.cancelStart();
    try {
      boolean _ = startOver.await(END_OF_START.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    parts.close();
  }
}
