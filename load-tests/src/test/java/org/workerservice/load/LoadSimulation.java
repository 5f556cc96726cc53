package org.workerservice.load;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import org.workerservice.load.report.Run;

/** The simulation. The system properties that {@link Options} reads configure it. */
public final class LoadSimulation extends Simulation {
  private final Options options = Options.read(System::getProperty);
  private final Material material = Material.prepare(options);
  private final Plan plan = Plan.of(options, material);

  /** Prepares the material and plans the load. */
  public LoadSimulation() {
    setUp(plan.populations()).protocols(protocol()).assertions(Expectations.of(options.shape()));
  }

  private HttpProtocolBuilder protocol() {
    HttpProtocolBuilder protocol =
        http.baseUrl(options.url().toString())
            .authorizationHeader("Bearer " + material.token())
            .contentTypeHeader("application/json")
            .acceptHeader("application/json")
            .userAgentHeader("worker-service-load")
            // Every read must reach the service, and none may be conditional.
            .disableCaching();
    return plan.shareConnections() ? protocol.shareConnections() : protocol;
  }

  @Override
  public void after() {
    new Run(
            options.shape(),
            plan.phases(),
            material.newWorkers().account() + material.stewards().account())
        .save(options.target());
  }
}
