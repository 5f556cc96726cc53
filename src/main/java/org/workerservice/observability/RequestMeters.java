package org.workerservice.observability;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** Makes of what Vert.x measures of requests what is wanted of it. */
final class RequestMeters {
  private static final String RESPONSE_TIME = "vertx.http.server.response.time";

  /** Few, since there is a series for each of them with each route and status. */
  private static final double[] STEPS_NANOS =
      Arrays.stream(new long[] {2, 10, 25, 50, 100, 500, 2_500})
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

  private RequestMeters() {}

  /** To be called before Vert.x registers its meters. */
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

  /** Whoever invents methods must not make a series of each. */
  static String known(String method) {
    return METHODS.contains(method) ? method : "other";
  }

  /** Vert.x names every route a request has come by, one behind the other; the last answered. */
  static String last(String routes) {
    return routes.substring(routes.lastIndexOf('>') + 1);
  }
}
