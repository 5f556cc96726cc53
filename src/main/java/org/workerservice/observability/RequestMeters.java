package org.workerservice.observability;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** Reduces the request metrics of Vert.x to the wanted labels and buckets. */
final class RequestMeters {
  private static final String RESPONSE_TIME = "vertx.http.server.response.time";

  /** Few buckets, because each has a series for every route and status. */
  private static final double[] STEPS_NANOS =
      Arrays.stream(new long[] {2, 10, 25, 50, 100, 500, 2_500})
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

  private RequestMeters() {}

  /** Configures a registry; call it before Vert.x registers its meters. */
  static void shape(MeterRegistry registry) {
    registry
        .config()
        .meterFilter(MeterFilter.replaceTagValues("route", RequestMeters::last))
        .meterFilter(MeterFilter.replaceTagValues("method", RequestMeters::known))
        .meterFilter(
            new MeterFilter() {
              @Override
              public DistributionStatisticConfig configure(
                  Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(RESPONSE_TIME) ? steps().merge(config) : config;
              }
            });
  }

  private static DistributionStatisticConfig steps() {
    return DistributionStatisticConfig.builder().serviceLevelObjectives(STEPS_NANOS).build();
  }

  /** Prevents a series for every invented method. */
  static String known(String method) {
    return METHODS.contains(method) ? method : "other";
  }

  /** Vert.x lists every route that a request passed, in order; the last one sent the response. */
  static String last(String routes) {
    return routes.substring(routes.lastIndexOf('>') + 1);
  }
}
