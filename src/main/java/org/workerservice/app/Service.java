package org.workerservice.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.api.rest.EventFrames;
import org.workerservice.api.rest.HttpVerticle;
import org.workerservice.api.rest.InFlight;
import org.workerservice.api.rest.RestApi;
import org.workerservice.app.postgresql.DataDirectory;
import org.workerservice.app.postgresql.DatabaseAddress;
import org.workerservice.app.postgresql.EmbeddedPostgresql;
import org.workerservice.audit.Audit;
import org.workerservice.audit.AuditVerticle;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.config.Environment;
import org.workerservice.config.Settings;
import org.workerservice.encryption.SensitiveValues;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.EventData;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WatchModels;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.WorkerPool;
import org.workerservice.identifiers.IdentifierSchemes;
import org.workerservice.matching.Matching;
import org.workerservice.matching.MatchingVerticle;
import org.workerservice.model.Identifier;
import org.workerservice.model.Role;
import org.workerservice.observability.Health;
import org.workerservice.observability.MatchMeters;
import org.workerservice.observability.Metrics;
import org.workerservice.observability.WriteMeters;
import org.workerservice.persistence.Database;
import org.workerservice.persistence.HousekeepingVerticle;
import org.workerservice.persistence.JobVerticle;
import org.workerservice.persistence.LinkWriterVerticle;
import org.workerservice.persistence.MatchModelVerticle;
import org.workerservice.persistence.OrganizationRecords;
import org.workerservice.persistence.OrganizationVerticle;
import org.workerservice.persistence.Persistence;
import org.workerservice.persistence.ReaderVerticle;
import org.workerservice.persistence.WorkerRecords;
import org.workerservice.persistence.WriteRecorder;
import org.workerservice.persistence.WriterVerticle;
import org.workerservice.privacy.Masking;
import org.workerservice.privacy.SensitiveIdentifiers;
import org.workerservice.relay.Relay;
import org.workerservice.relay.RelayCommand;
import org.workerservice.relay.RelayVerticle;
import org.workerservice.search.Search;
import org.workerservice.search.language.Limits;
import org.workerservice.security.Caller;
import org.workerservice.security.Tenants;
import org.workerservice.security.TokenIssuer;
import org.workerservice.security.TokenKeys;
import org.workerservice.security.TokenVerifier;
import org.workerservice.validation.ValidationSettings;
import org.workerservice.validation.WorkerValidator;
import org.workerservice.web.Documentation;
import org.workerservice.web.StartPage;

/**
 * A running service: starts its parts in their order and stops them in reverse. Blocks; not for an
 * event loop.
 */
final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final Duration STOP_PART = Duration.ofSeconds(15);
  private static final Duration START_PART = Duration.ofSeconds(60);

  /**
   * On 64 kB of answers level 1 takes a fifth of the time of level 6 (0.4 ms against 2 ms) and
   * leaves a seventh more.
   */
  private static final int COMPRESSION_LEVEL = 1;

  /** Bytes from which an answer is compressed; the record of one worker is smaller as a rule. */
  private static final int LEAST_COMPRESSED = 4_096;

  /** Far more than there can be subscribers coming and going. */
  private static final int RELAY_COMMANDS = 1_000_000;

  private static final Duration IMPORT_DEADLINE = Duration.ofSeconds(60);

  private final Settings settings;
  private final Console console;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private Service(Settings settings, Console console) {
    this.settings = settings;
    this.console = console;
  }

  /**
   * Starts a service.
   *
   * @throws StartupException with a sentence for the operator; nothing is left running
   */
  static Service start(Settings settings, Console console) {
    Service service = new Service(settings, console);
    try {
      service.startParts();
      return service;
    } catch (RuntimeException problem) {
      service.close();
      throw problem;
    }
  }

  private void startParts() {
    parts.push(DataDirectory.open(settings.dataDir()));
    ListeningAddress.check(settings.http().host(), settings.http().port());
    DatabaseAddress address = database();
    Migrations.run(address, settings.database().allowUnsafeDurability());
    InstallationKeys.Keys keys = new InstallationKeys(settings, address).find();
    PrometheusMeterRegistry registry = Metrics.registry(Main.version());
    int cores = Runtime.getRuntime().availableProcessors();
    Vertx vertx = vertx(registry, Math.max(2, cores));
    Database database = database(vertx, address, cores, new WriteMeters(registry));
    Bus bus = new Bus(vertx);
    Metrics metrics = new Metrics(registry, bus);
    SensitiveValues values = new SensitiveValues(keys.keyset());
    WorkerRecords records =
        new WorkerRecords(values, new SensitiveIdentifiers(Service::isNational));
    Health health = new Health(vertx, bus, Tenants.DEFAULT, Main.version());
    int port =
        deploy(vertx, bus, database, records, values, registry, metrics, health, keys, cores);
    parts.push(health::stopping);
    health.started();
    welcome(port);
  }

  private DatabaseAddress database() {
    if (settings.database().url().isPresent()) {
      return DatabaseAddress.parse(settings.database().url().get().value());
    }
    EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(settings.dataDir(), console::say);
    parts.push(postgresql);
    return postgresql.address();
  }

  /** More event loops than cores would only wake each other up. */
  private Vertx vertx(PrometheusMeterRegistry registry, int eventLoops) {
    Vertx vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setPreferNativeTransport(true)
                    .setEventLoopPoolSize(eventLoops)
                    .setMetricsOptions(Metrics.options(settings.metrics().enabled())))
            .withMetrics(new MicrometerMetricsFactory(registry))
            .build();
    parts.push(() -> await(vertx.close(), STOP_PART));
    return vertx;
  }

  private Database database(
      Vertx vertx, DatabaseAddress address, int cores, WriteRecorder recorder) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setDatabase(address.database())
            .setUser(address.user())
            .setPassword(address.password());
    Database database =
        new Database(
            vertx,
            options,
            Tenants.DEFAULT,
            new Database.Sizes(
                settings.database().resolvedPoolSize(cores),
                settings.database().resolvedReaderConnections(cores),
                settings.database().pipelining(),
                settings.database().maxWaitQueue(),
                Math.toIntExact(settings.database().connectTimeout().toMillis())),
            recorder);
    parts.push(() -> await(database.close(), STOP_PART));
    return database;
  }

  private int deploy(
      Vertx vertx,
      Bus bus,
      Database database,
      WorkerRecords records,
      SensitiveValues values,
      MeterRegistry registry,
      Metrics metrics,
      Health health,
      InstallationKeys.Keys keys,
      int cores) {
    bus.bound(Persistence.READER, settings.http().maxInFlight() * 4);
    bus.bound(Persistence.WRITER, settings.writes().queue());
    bus.bound(Persistence.ORGANIZATIONS, settings.http().maxInFlight());
    bus.bound(Persistence.LINK_WRITER, settings.writes().queue());
    bus.bound(Persistence.MATCH_MODELS, settings.http().maxInFlight());
    bus.bound(Persistence.JOBS, settings.http().maxInFlight());
    bus.bound(Relay.ADDRESS, RELAY_COMMANDS);
    bus.bound(Matching.ADDRESS, settings.matching().mailbox());
    bus.bound(Audit.ADDRESS, settings.audit().accessLogQueue());
    bus.bound(Search.ADDRESS, settings.search().mailbox());
    SearchParts search = new SearchParts(settings, bus, registry, Service::isNational);
    Clock clock = Clock.systemUTC();
    AuditVerticle.Options auditOptions =
        new AuditVerticle.Options(
            Tenants.DEFAULT,
            settings.audit().accessLog(),
            settings.audit().accessLogFlush(),
            settings.audit().accessLogQueue());
    deploy(vertx, () -> new ReaderVerticle(database, records), onEventLoop(cores));
    deploy(
        vertx,
        () ->
            new WriterVerticle(
                database,
                records,
                settings.writes().maxBatch(),
                settings.writes().linger(),
                search.listener()),
        onEventLoop(1));
    OrganizationRecords organizations =
        new OrganizationRecords(values, new SensitiveIdentifiers(Service::isNational));
    deploy(
        vertx,
        () -> new OrganizationVerticle(database, organizations, search.listener()),
        onEventLoop(1));
    deploy(vertx, () -> new LinkWriterVerticle(database), onEventLoop(1));
    deploy(vertx, () -> new MatchModelVerticle(database), onEventLoop(1));
    deploy(vertx, () -> new JobVerticle(database), onEventLoop(1));
    deploy(
        vertx,
        () ->
            new HousekeepingVerticle(
                database,
                Tenants.DEFAULT,
                settings.idempotency().retention(),
                settings.events().retention()),
        onEventLoop(1));
    deploy(vertx, () -> new AuditVerticle(database, records, clock, auditOptions), onEventLoop(1));
    parts.push(search.pool(vertx, cores));
    deploy(vertx, search::verticle, onEventLoop(1));
    MatchMeters matchMeters = new MatchMeters(registry);
    int scorers = settings.matching().resolvedInstances(cores);
    deploy(
        vertx,
        () -> new MatchingVerticle(matchMeters),
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setWorkerPoolName("matching")
            .setWorkerPoolSize(scorers)
            .setInstances(scorers));
    RelayVerticle.Options streams =
        new RelayVerticle.Options(settings.events().maxStreams(), settings.events().streamBuffer());
    deploy(vertx, () -> new RelayVerticle(bus, EventFrames::of, streams), onEventLoop(1));
    Masking masking = new Masking(Service::isNational);
    InFlight inFlight = new InFlight(settings.http().maxInFlight());
    Toolbox tools = toolbox(vertx, bus, clock, values, masking, cores);
    WatchModels models =
        new WatchModels(bus, tools.pool(), tools.policy().models(), Tenants.DEFAULT);
    deploy(vertx, () -> new ModelWatchVerticle(models), onEventLoop(1));
    RestApi rest =
        new RestApi(
            tools,
            masking,
            new TokenVerifier(keys.tokenKeys(), settings.security().jwt(), clock),
            inFlight,
            new RestApi.Limits(
                settings.http().maxBody().bytes(),
                settings.http().maxImportBody().bytes(),
                settings.http().requestDeadline(),
                IMPORT_DEADLINE,
                settings.events().heartbeat()),
            new Limits(
                settings.search().maxQueryLength(),
                settings.search().maxWords(),
                settings.search().maxNesting()));
    metrics.watch(inFlight::count);
    inFlight.errors().forEach(metrics::watchErrors);
    StartPage start = new StartPage(Main.version());
    Documentation documentation = new Documentation();
    AtomicInteger port = new AtomicInteger();
    deploy(
        vertx,
        () ->
            new HttpVerticle(
                httpOptions(),
                List.of(
                    health::mount,
                    metricsPage(metrics),
                    start::mount,
                    documentation::mount,
                    rest::mount),
                port::set),
        onEventLoop(settings.http().resolvedInstances(cores)));
    // The HTTP server waits for answers that are under way, and a stream has no end of its own.
    parts.push(
        () ->
            await(
                bus.ask(Relay.ADDRESS, new RelayCommand.EndAll(), Deadline.in(STOP_PART)),
                STOP_PART));
    return port.get();
  }

  private Consumer<Router> metricsPage(Metrics metrics) {
    return settings.metrics().enabled() ? metrics::mount : router -> {};
  }

  private Toolbox toolbox(
      Vertx vertx, Bus bus, Clock clock, SensitiveValues values, Masking masking, int cores) {
    WorkerExecutor intake = vertx.createSharedWorkerExecutor("intake", cores);
    parts.push(() -> await(intake.close(), STOP_PART));
    MatchingPolicy policy =
        new MatchingPolicy(
            MatchingPresets.settings(settings.matching()),
            settings.matching().createThreshold(),
            settings.matching().candidateLimit(),
            new ActiveModels());
    return new Toolbox(
        bus,
        new WorkerPool() {
          @Override
          public <T> Future<T> run(Callable<T> work) {
            return intake.executeBlocking(work, false);
          }
        },
        clock,
        new WorkerValidator(new ValidationSettings(settings.validation().defaultRegion()), clock),
        new WorkerIdentity(values::hash),
        new DuplicateSearch(bus),
        policy,
        new EventData(masking),
        settings.search().matchCandidates());
  }

  private HttpServerOptions httpOptions() {
    return new HttpServerOptions()
        // RFC 9113 §3.1 gives up the upgrade to HTTP/2 in clear, and large answers to it do not
        // always reach clients that try it.
        .setHttp2ClearTextEnabled(false)
        .setHost(settings.http().host())
        .setPort(settings.http().port())
        .setIdleTimeout(Math.toIntExact(settings.http().idleTimeout().toSeconds()))
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setCompressionSupported(settings.http().compression())
        .setCompressionLevel(COMPRESSION_LEVEL)
        .setCompressionContentSizeThreshold(LEAST_COMPRESSED);
  }

  private static DeploymentOptions onEventLoop(int instances) {
    return new DeploymentOptions().setInstances(instances);
  }

  private void deploy(
      Vertx vertx, Supplier<? extends Deployable> verticle, DeploymentOptions options) {
    String id = await(vertx.deployVerticle(verticle, options), START_PART);
    parts.push(() -> await(vertx.undeploy(id), STOP_PART));
  }

  private static boolean isNational(Identifier identifier) {
    return IdentifierSchemes.find(identifier.identifierType().code(), identifier.system())
        .filter(scheme -> !scheme.key().equals("us_npi"))
        .isPresent();
  }

  private void welcome(int port) {
    String host = settings.http().host().equals("0.0.0.0") ? "localhost" : settings.http().host();
    console.welcome(
        "http://" + host + ":" + port,
        settings.database().url().isPresent()
            ? "PostgreSQL of DATABASE_URL"
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

  /** Stops every part that was started, the last one first. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception problem) {
        LOG.warn("A part of the service did not stop cleanly: {}", problem.getClass().getName());
      }
    }
  }

  /** Vert.x throws the cause of a failed future as it is, checked or not. */
  static <T> T await(Future<T> future, Duration time) {
    try {
      return future.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException error) {
      throw new StartupException("A part of the service did not start or stop in time.", error);
    } catch (Exception error) {
      throw StartupFailures.explain(error);
    }
  }
}
