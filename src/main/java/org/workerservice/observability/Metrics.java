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
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.workerservice.audit.Audit;
import org.workerservice.bus.Address;
import org.workerservice.bus.Bus;
import org.workerservice.matching.Matching;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.search.Search;

/** The metrics page for Prometheus; thread-safe. */
public final class Metrics {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private static final String ACTOR = "actor";
  private static final String REASON = "reason";

  private final PrometheusMeterRegistry registry;

  /** Strong references, because the registry holds only weak ones. */
  private final List<LongSupplier> counts = new ArrayList<>();

  /** Registers the metrics of the addresses of a bus. */
  public Metrics(PrometheusMeterRegistry registry, Bus bus) {
    this.registry = registry;
    for (Address<?> address :
        List.<Address<?>>of(
            ReadCommand.ADDRESS,
            WriteItem.ADDRESS,
            LinkChange.ADDRESS,
            OrganizationCommand.ADDRESS,
            Matching.ADDRESS,
            Audit.ADDRESS,
            Search.ADDRESS)) {
      watch(address, bus);
    }
  }

  private void watch(Address<?> address, Bus bus) {
    Gauge.builder("worker_service_mailbox_in_flight", () -> bus.inFlight(address))
        .description("Commands in flight at an actor")
        .tag(ACTOR, address.name())
        .register(registry);
    Gauge.builder("worker_service_mailbox_limit", () -> bus.bound(address))
        .description("Max commands in flight at an actor")
        .tag(ACTOR, address.name())
        .register(registry);
    FunctionCounter.builder("worker_service_mailbox_refused", bus, one -> one.refused(address))
        .description("Commands refused because too many were in flight at an actor")
        .tag(ACTOR, address.name())
        .register(registry);
  }

  /** Creates a registry with the metrics of the JVM and the version of this service. */
  public static PrometheusMeterRegistry registry(String version) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    RequestMeters.shape(registry);
    // Micrometer would strip the suffix of the name.
    Info.builder()
        .name("worker_service_build_info")
        .help("Always 1; the label is the version")
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

  /** Returns the metrics options of Vert.x: requests by route and status, and pools; no paths. */
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

  /** Registers the number of requests in flight. */
  public void watchRequests(LongSupplier requests) {
    gauge("worker_service_requests_in_flight", "API requests in flight", requests);
  }

  /** Registers the bytes of request bodies in memory. */
  public void watchBodies(LongSupplier bytes) {
    gauge("worker_service_body_bytes", "Bytes of request bodies in memory", bytes);
  }

  /**
   * Registers the number of connections, and of connections on which no token has been accepted
   * yet.
   */
  public void watchConnections(LongSupplier all, LongSupplier anonymous) {
    gauge("worker_service_connections", "Open connections", all);
    gauge(
        "worker_service_connections_anonymous",
        "Open connections without an accepted token so far",
        anonymous);
  }

  private void gauge(String name, String description, LongSupplier value) {
    counts.add(value);
    Gauge.builder(name, value, LongSupplier::getAsLong).description(description).register(registry);
  }

  /** Registers the number of requests refused for this reason. */
  public void watchRefusals(String reason, LongSupplier count) {
    counter(
        "worker_service_requests_refused",
        "Requests refused because of the way they arrive or of their number",
        REASON,
        reason,
        count);
  }

  /** Registers the number of connections that the service closes for this reason. */
  public void watchClosings(String reason, LongSupplier count) {
    counter(
        "worker_service_connections_closed",
        "Connections closed by the service",
        REASON,
        reason,
        count);
  }

  private void counter(
      String name, String description, String label, String value, LongSupplier count) {
    counts.add(count);
    FunctionCounter.builder(name, count, LongSupplier::getAsLong)
        .description(description)
        .tag(label, value)
        .register(registry);
  }

  /** Registers the free bytes of the disk and whether changes are refused for lack of space. */
  public void watchDisk(LongSupplier free, BooleanSupplier refusesChanges) {
    counts.add(free);
    Gauge.builder("worker_service_disk_free_bytes", free, LongSupplier::getAsLong)
        .description("Free bytes on the disk of the data directory")
        .register(registry);
    Gauge.builder("worker_service_changes_refused", () -> refusesChanges.getAsBoolean() ? 1 : 0)
        .description("1 while changes are refused because the disk is almost full")
        .register(registry);
  }

  /** Registers the number of requests that ended with an error of this code. */
  public void watchErrors(String code, LongSupplier count) {
    counter(
        "worker_service_errors",
        "API requests that ended with an error, by the error code",
        "code",
        code,
        count);
  }

  /** Adds the page, which requires no token. */
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
