package org.workerservice.app.service;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.workerservice.api.fhir.FhirApi;
import org.workerservice.api.http.HttpVerticle;
import org.workerservice.api.http.access.Cors;
import org.workerservice.api.http.answer.ErrorCounts;
import org.workerservice.api.http.connection.Traffic;
import org.workerservice.api.rest.RestApi;
import org.workerservice.api.rest.log.EventFrames;
import org.workerservice.app.startup.ProductVersion;
import org.workerservice.bus.Deadline;
import org.workerservice.config.Settings;
import org.workerservice.config.http.HttpSettings;
import org.workerservice.encryption.SensitiveValues;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.EventData;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.WorkerPool;
import org.workerservice.flow.model.ProposedModels;
import org.workerservice.flow.model.WatchModels;
import org.workerservice.jobs.BackgroundJob;
import org.workerservice.jobs.JobsVerticle;
import org.workerservice.jobs.Pace;
import org.workerservice.jobs.Progress;
import org.workerservice.matching.Matching;
import org.workerservice.matching.MatchingVerticle;
import org.workerservice.matching.scan.ScanCommand;
import org.workerservice.matching.scan.ScanVerticle;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.observability.Health;
import org.workerservice.observability.MatchMeters;
import org.workerservice.observability.Metrics;
import org.workerservice.privacy.Masking;
import org.workerservice.relay.Relay;
import org.workerservice.relay.RelayCommand;
import org.workerservice.relay.RelayVerticle;
import org.workerservice.search.language.QueryLimits;
import org.workerservice.security.Tenants;
import org.workerservice.security.TokenVerifier;
import org.workerservice.validation.NormalizationSettings;
import org.workerservice.validation.WorkerValidator;
import org.workerservice.web.Documentation;
import org.workerservice.web.StartPage;

/** Builds the HTTP server and everything that it needs. */
final class HttpParts {
  /**
   * For a 64 kB answer, level 1 takes a fifth of the time of level 6 (0.4 ms instead of 2 ms), and
   * the result is a seventh larger.
   */
  private static final int COMPRESSION_LEVEL = 1;

  /** Answers of at least this many bytes are compressed. Most single workers are smaller. */
  private static final int MIN_COMPRESSED_SIZE = 4_096;

  /** Far more than the number of subscribers that can come and go at once. */
  private static final int RELAY_COMMANDS = 1_000_000;

  private static final Duration IMPORT_DEADLINE = Duration.ofSeconds(60);
  private static final Duration MODEL_WATCH = Duration.ofSeconds(1);
  private static final Duration END_STREAMS = Duration.ofSeconds(15);

  private final Settings settings;
  private final Platform platform;
  private final RunningParts parts;
  private final Documentation documentation;
  private final Masking masking = new Masking(NationalIdentifiers::includes);

  HttpParts(Settings settings, Platform platform, RunningParts parts, Documentation documentation) {
    this.settings = settings;
    this.platform = platform;
    this.parts = parts;
    this.documentation = documentation;
  }

  /**
   * Deploys everything, the HTTP server last.
   *
   * @return the port that is listened on
   */
  int deploy(SensitiveValues values, InstallationKeys.Keys keys, Metrics metrics, Health health) {
    deployMatching();
    deployStreams();
    Toolbox tools = toolbox(values);
    WatchModels models =
        new WatchModels(platform.bus(), tools.pool(), tools.policy().models(), Tenants.DEFAULT);
    ProposedModels proposed = new ProposedModels();
    health.watchModels(() -> proposed.summary().map(HttpParts::proposals));
    List<BackgroundJob> jobs = new ModelJobs(settings, platform, parts).of(tools, proposed);
    parts.deploy(
        platform.vertx(),
        () -> new JobsVerticle(platform.registry(), with(watching(models), jobs)));
    Traffic traffic = new Traffic(bounds());
    watch(traffic, metrics);
    ErrorCounts errors = new ErrorCounts();
    errors.forEach(metrics::watchErrors);
    TokenVerifier verifier =
        new TokenVerifier(keys.tokenKeys(), settings.security().jwt(), platform.clock());
    RestApi rest = rest(tools, verifier, traffic);
    FhirApi fhir = fhir(tools, verifier, traffic);
    int port =
        serve(
            traffic,
            List.of(
                errors::mount,
                new Cors(settings.http().cors().allowed(), settings.http().cors().maxAge())::mount,
                health::mount,
                metricsPage(metrics),
                new StartPage(ProductVersion.current())::mount,
                documentation::mount,
                rest::mount,
                fhir::mount,
                RestApi::mountErrors));
    new IntakeParts(settings, platform, parts).deploy(tools, health);
    // The HTTP server waits for open answers, and a stream never ends by itself.
    parts.addSlow(
        () ->
            platform.bus().ask(Relay.ADDRESS, new RelayCommand.EndAll(), Deadline.in(END_STREAMS)));
    return port;
  }

  private static List<BackgroundJob> with(BackgroundJob first, List<BackgroundJob> more) {
    List<BackgroundJob> all = new ArrayList<>(more);
    all.addFirst(first);
    return all;
  }

  private static Health.Proposals proposals(ProposedModels.Summary summary) {
    return new Health.Proposals(summary.models(), summary.pairs(), summary.decidedDifferently());
  }

  private Traffic.Bounds bounds() {
    HttpSettings http = settings.http();
    return new Traffic.Bounds(
        http.maxInFlight(),
        http.maxInFlightPerToken(),
        http.resolvedBodyMemory(Runtime.getRuntime().maxMemory()),
        http.bodies().deadline(),
        http.bodies().minRate().bytes(),
        http.bodies().ratePeriod(),
        http.connections().requestWait(),
        http.connections().maxAnonymous(),
        http.connections().maxPerToken(),
        http.connections().maxPerAddress());
  }

  private static void watch(Traffic traffic, Metrics metrics) {
    metrics.watchRequests(traffic::requests);
    metrics.watchBodies(traffic::bodies);
    metrics.watchConnections(traffic::connections, traffic::anonymousConnections);
    traffic.forEachRefusal(metrics::watchRefusals);
    traffic.forEachClosing(metrics::watchClosings);
  }

  /** Puts a model that another node has activated in use here, within a second. */
  private static BackgroundJob watching(WatchModels models) {
    return new BackgroundJob(
            "match_models",
            Pace.every(MODEL_WATCH),
            () -> models.refreshWithNames().map(known -> Progress.FINISHED))
        .required();
  }

  private void deployMatching() {
    platform.bus().bound(Matching.ADDRESS, settings.matching().mailbox());
    MatchMeters meters = new MatchMeters(platform.registry());
    int scorers = settings.matching().resolvedInstances(platform.cores());
    parts.deploy(
        platform.vertx(),
        () -> new MatchingVerticle(meters),
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setWorkerPoolName("matching")
            .setWorkerPoolSize(scorers)
            .setInstances(scorers));
    platform.bus().bound(ScanCommand.ADDRESS, scorers * 2);
    parts.deploy(
        platform.vertx(),
        ScanVerticle::new,
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setWorkerPoolName("matching")
            .setWorkerPoolSize(scorers)
            .setInstances(scorers));
  }

  private void deployStreams() {
    platform.bus().bound(Relay.ADDRESS, RELAY_COMMANDS);
    RelayVerticle.Options streams =
        new RelayVerticle.Options(
            settings.events().maxStreams(),
            settings.events().streamBuffer(),
            settings.events().stalledReader(),
            settings.events().replayRate());
    parts.deploy(
        platform.vertx(),
        () -> new RelayVerticle(platform.bus(), platform.registry(), EventFrames::of, streams));
  }

  private FhirApi fhir(Toolbox tools, TokenVerifier verifier, Traffic traffic) {
    return new FhirApi(
        platform.vertx(),
        tools,
        verifier,
        traffic,
        new FhirApi.Limits(settings.http().maxBody().bytes(), settings.http().requestDeadline()));
  }

  private RestApi rest(Toolbox tools, TokenVerifier verifier, Traffic traffic) {
    return new RestApi(
        tools,
        masking,
        verifier,
        traffic,
        new RestApi.Limits(
            settings.http().maxBody().bytes(),
            settings.http().maxImportBody().bytes(),
            settings.http().requestDeadline(),
            IMPORT_DEADLINE,
            settings.events().heartbeat(),
            settings.events().stalledReader()),
        new QueryLimits(
            settings.search().maxQueryLength(),
            settings.search().maxWords(),
            settings.search().maxNesting()));
  }

  private int serve(Traffic traffic, List<Consumer<Router>> pages) {
    AtomicInteger port = new AtomicInteger();
    HttpServerOptions options = httpOptions();
    parts.deploy(
        platform.vertx(),
        () -> new HttpVerticle(options, pages, traffic, port::set),
        settings.http().resolvedInstances(platform.cores()));
    return port.get();
  }

  private Consumer<Router> metricsPage(Metrics metrics) {
    return settings.metrics().enabled() ? metrics::mount : router -> {};
  }

  private Toolbox toolbox(SensitiveValues values) {
    WorkerExecutor intake = platform.vertx().createSharedWorkerExecutor("intake", platform.cores());
    parts.addSlow(intake::close);
    MatchSettings matching = MatchingPresets.settings(settings.matching());
    MatchingPolicy policy =
        new MatchingPolicy(
            matching,
            settings.matching().createThreshold().orElse(matching.bands().probable()),
            settings.matching().candidateLimit(),
            new ActiveModels());
    return new Toolbox(
        platform.bus(),
        new WorkerPool() {
          @Override
          public <T> Future<T> run(Callable<T> work) {
            return intake.executeBlocking(work, false);
          }
        },
        platform.clock(),
        new WorkerValidator(
            new NormalizationSettings(settings.validation().defaultRegion()), platform.clock()),
        new WorkerIdentity(values::hash),
        new DuplicateSearch(platform.bus()),
        policy,
        new EventData(masking),
        masking,
        new Turns(settings.writes().recordQueue()),
        settings.search().matchCandidates(),
        MergeRules.of(settings.survivorship()),
        settings.review().lease(),
        SourceTrust.of(settings.sources()));
  }

  private HttpServerOptions httpOptions() {
    return new HttpServerOptions()
        // RFC 9113 §3.1 deprecates the upgrade to HTTP/2 in plaintext, and large answers do not
        // always reach clients that try it.
        .setHttp2ClearTextEnabled(false)
        .setHost(settings.http().host())
        .setPort(settings.http().port())
        .setIdleTimeout(Math.toIntExact(settings.http().idleTimeout().toSeconds()))
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setCompressionSupported(settings.http().compression())
        .setCompressionLevel(COMPRESSION_LEVEL)
        .setCompressionContentSizeThreshold(MIN_COMPRESSED_SIZE);
  }
}
