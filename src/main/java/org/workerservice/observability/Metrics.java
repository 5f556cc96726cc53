package org.workerservice.observability;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.workerservice.audit.Audit;
import org.workerservice.bus.Address;
import org.workerservice.bus.Bus;
import org.workerservice.matching.Matching;
import org.workerservice.persistence.Persistence;
import org.workerservice.search.Search;

/** The metrics page for Prometheus; safe for use by any thread. */
public final class Metrics {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private static final String ACTOR = "actor";

  private final PrometheusMeterRegistry registry;

  /** Held, because the registry alone would let them go. */
  private final List<LongSupplier> counts = new ArrayList<>();

  /** Watches how much is under way at the addresses of a bus. */
  public Metrics(PrometheusMeterRegistry registry, Bus bus) {
    this.registry = registry;
    for (Address<?> address :
        List.<Address<?>>of(
            Persistence.READER,
            Persistence.WRITER,
            Persistence.LINK_WRITER,
            Persistence.ORGANIZATIONS,
            Matching.ADDRESS,
            Audit.ADDRESS,
            Search.ADDRESS)) {
      watch(address, bus);
    }
  }

  private void watch(Address<?> address, Bus bus) {
    Gauge.builder("worker_service_mailbox_in_flight", () -> bus.inFlight(address))
        .description("Commands under way at an actor")
        .tag(ACTOR, address.name())
        .register(registry);
    Gauge.builder("worker_service_mailbox_limit", () -> bus.bound(address))
        .description("Commands that may be under way at an actor")
        .tag(ACTOR, address.name())
        .register(registry);
    FunctionCounter.builder("worker_service_mailbox_refused", bus, one -> one.refused(address))
        .description("Commands refused because too many were under way at an actor")
        .tag(ACTOR, address.name())
        .register(registry);
  }

  /** Makes a registry with the metrics of the JVM and of this version of the service. */
  public static PrometheusMeterRegistry registry(String version) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    RequestMeters.shape(registry);
    // Micrometer would take the ending of the name away.
    Info.builder()
        .name("worker_service_build_info")
        .help("Always 1; the label says which version this is")
        .labelNames("version")
        .register(registry.getPrometheusRegistry())
        .setLabelValues(version);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    return registry;
  }

  /** Returns what Vert.x is to measure: requests by route and status, pools; no paths. */
  public static MicrometerMetricsOptions options(boolean enabled) {
    return new MicrometerMetricsOptions()
        .setEnabled(enabled)
        .setLabels(
            EnumSet.of(
                Label.HTTP_METHOD,
                Label.HTTP_CODE,
                Label.HTTP_ROUTE,
                Label.POOL_TYPE,
                Label.POOL_NAME,
                Label.NAMESPACE))
        .setDisabledMetricsCategories(
            Set.of(
                MetricsDomain.EVENT_BUS.toCategory(),
                MetricsDomain.NET_SERVER.toCategory(),
                MetricsDomain.NET_CLIENT.toCategory(),
                MetricsDomain.HTTP_CLIENT.toCategory(),
                MetricsDomain.DATAGRAM_SOCKET.toCategory()));
  }

  /** Watches how many requests are worked on. */
  public void watch(IntSupplier requests) {
    Gauge.builder("worker_service_requests_in_flight", requests::getAsInt)
        .description("Requests of the API being worked on")
        .register(registry);
  }

  /** Watches how many requests ended with an error of this code. */
  public void watchErrors(String code, LongSupplier count) {
    counts.add(count);
    FunctionCounter.builder("worker_service_errors", count, LongSupplier::getAsLong)
        .description("Requests of the API that ended with an error, by the code in the answer")
        .tag("code", code)
        .register(registry);
  }

  /** Adds the page, which needs no token. */
  public void mount(Router router) {
    router
        .get("/metrics")
        .handler(
            routing ->
                routing
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, FORMAT)
                    .end(registry.scrape()));
  }
}
