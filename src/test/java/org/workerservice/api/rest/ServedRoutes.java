package org.workerservice.api.rest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.workerservice.bus.Bus;
import org.workerservice.config.JwtSettings;
import org.workerservice.config.reading.SettingsLoader;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.EventData;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.MatchPreset;
import org.workerservice.observability.Health;
import org.workerservice.observability.Metrics;
import org.workerservice.privacy.Masking;
import org.workerservice.search.language.QueryLimits;
import org.workerservice.security.SharedSecret;
import org.workerservice.security.Tenants;
import org.workerservice.security.TokenVerifier;
import org.workerservice.survivorship.Rules;
import org.workerservice.survivorship.SystemTrust;
import org.workerservice.validation.NormalizationSettings;
import org.workerservice.validation.WorkerValidator;
import org.workerservice.web.Documentation;
import org.workerservice.web.StartPage;

/** Lists the routes that a service mounts. None of them is called. */
final class ServedRoutes {
  /** The web pages are not part of the contract. */
  private static final List<String> PAGES = List.of("/docs", "/swagger-ui");

  private ServedRoutes() {}

  /** Returns entries such as {@code get /api/workers/{id}}. */
  static Set<String> find() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      return router(vertx).getRoutes().stream()
          .filter(route -> route.methods() != null && route.isExactPath())
          .filter(route -> PAGES.stream().noneMatch(route.getPath()::startsWith))
          .flatMap(
              route -> route.methods().stream().map(method -> name(method.name(), route.getPath())))
          .collect(Collectors.toCollection(TreeSet::new));
    } finally {
      vertx.close().await(30, TimeUnit.SECONDS);
    }
  }

  private static String name(String method, String path) {
    return method.toLowerCase(Locale.ROOT) + " " + path.replaceAll(":(\\w+)", "{$1}");
  }

  private static Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    Bus bus = new Bus(vertx);
    new Health(vertx, bus, Tenants.DEFAULT, "1").mount(router);
    new Metrics(Metrics.registry("1"), bus).mount(router);
    new StartPage("1").mount(router);
    new Documentation("1.2.3").mount(router);
    rest(bus).mount(router);
    return router;
  }

  private static RestApi rest(Bus bus) {
    Clock clock = Clock.systemUTC();
    Masking masking = new Masking(_ -> false);
    Toolbox tools =
        new Toolbox(
            bus,
            new NoPool(),
            clock,
            new WorkerValidator(NormalizationSettings.DEFAULT, clock),
            new WorkerIdentity(text -> text.getBytes(StandardCharsets.UTF_8)),
            new DuplicateSearch(bus),
            new MatchingPolicy(MatchPreset.DEFAULT.settings(), 0.85, 500, new ActiveModels()),
            new EventData(masking),
            masking,
            new Turns(1),
            20,
            Rules.KEEP_MASTER,
            Duration.ofMinutes(30),
            SystemTrust.EQUAL);
    JwtSettings jwt = SettingsLoader.load(Optional.empty(), Map.of(), Map.of()).security().jwt();
    return new RestApi(
        tools,
        masking,
        new TokenVerifier(List.of(new SharedSecret("s".repeat(64))), jwt, clock),
        SampleTraffic.unlimited(),
        new RestApi.Limits(
            1,
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1)),
        new QueryLimits(1, 1, 1));
  }

  /** No route is called, so this pool is never used. */
  private static final class NoPool implements WorkerPool {
    @Override
    public <T> Future<T> run(Callable<T> work) {
      return Future.failedFuture(new AssertionError("no work was expected"));
    }
  }
}
