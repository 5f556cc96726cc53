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
import org.workerservice.persistence.worker.LinkChange;
import org.workerservice.persistence.worker.ReadCommand;
import org.workerservice.persistence.worker.WriteItem;
import org.workerservice.search.Search;

/** The metrics page for Prometheus; safe for use by any thread. */
public final class Metrics {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private static final String ACTOR = "actor";
  private static final String REASON = "reason";

  private final PrometheusMeterRegistry registry;

  /** Held, because the registry alone would let them go. */
  private final List<LongSupplier> counts = new ArrayList<>();

  /** Watches how much is under way at the addresses of a bus. */
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
  public void watchRequests(LongSupplier requests) {
    gauge("worker_service_requests_in_flight", "Requests of the API being worked on", requests);
  }

  /** Watches how many bytes the bodies of requests have. */
  public void watchBodies(LongSupplier bytes) {
    gauge("worker_service_body_bytes", "Bytes of bodies of requests in memory", bytes);
  }

  /** Watches how many connections there are, and on how many no token has been accepted yet. */
  public void watchConnections(LongSupplier all, LongSupplier anonymous) {
    gauge("worker_service_connections", "Open connections", all);
    gauge(
        "worker_service_connections_anonymous",
        "Open connections on which no token has been accepted yet",
        anonymous);
  }

  private void gauge(String name, String description, LongSupplier value) {
    counts.add(value);
    Gauge.builder(name, value, LongSupplier::getAsLong).description(description).register(registry);
  }

  /** Watches how many requests are refused for this reason. */
  public void watchRefusals(String reason, LongSupplier count) {
    counter(
        "worker_service_requests_refused",
        "Requests refused because of how they come in or how many there are",
        REASON,
        reason,
        count);
  }

  /** Watches how many connections the service closes for this reason. */
  public void watchClosings(String reason, LongSupplier count) {
    counter(
        "worker_service_connections_closed",
        "Connections that the service closed of its own accord",
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

  /** Watches the free bytes of the disk and whether changes are refused for want of them. */
  public void watchDisk(LongSupplier free, BooleanSupplier refusesChanges) {
    counts.add(free);
    Gauge.builder("worker_service_disk_free_bytes", free, LongSupplier::getAsLong)
        .description("Free space of the disk of the data directory")
        .register(registry);
    Gauge.builder("worker_service_changes_refused", () -> refusesChanges.getAsBoolean() ? 1 : 0)
        .description("1 while changes are refused because the disk is almost full")
        .register(registry);
  }

  /** Watches how many requests ended with an error of this code. */
  public void watchErrors(String code, LongSupplier count) {
    counter(
        "worker_service_errors",
        "Requests of the API that ended with an error, by the code in the answer",
        "code",
        code,
        count);
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
