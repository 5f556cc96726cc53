package org.workerservice.api.fhir;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.workerservice.api.fhir.answer.FhirForm;
import org.workerservice.api.fhir.conformance.ConformanceRoutes;
import org.workerservice.api.fhir.format.FhirCodec;
import org.workerservice.api.fhir.format.WarmCodec;
import org.workerservice.api.fhir.interaction.PractitionerRoutes;
import org.workerservice.api.fhir.interaction.PractitionerView;
import org.workerservice.api.fhir.operation.MatchRoutes;
import org.workerservice.api.fhir.routing.Capabilities;
import org.workerservice.api.fhir.routing.FhirRouter;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.access.RequestGate;
import org.workerservice.api.http.answer.AnswerForm;
import org.workerservice.api.http.answer.Failures;
import org.workerservice.api.http.connection.Traffic;
import org.workerservice.flow.Toolbox;
import org.workerservice.security.TokenVerifier;

/** Mounts the FHIR interface on a router. */
public final class FhirApi {
  /** After errors are counted, before anything that can refuse a request. */
  private static final int BEFORE_REFUSALS = -3;

  private static final String ALL = "/fhir/*";

  private final Toolbox tools;
  private final TokenVerifier verifier;
  private final Traffic traffic;
  private final Limits limits;
  private final WarmCodec codec;

  /**
   * Limits of a request.
   *
   * @param maxBody bytes
   * @param deadline for a request
   */
  public record Limits(long maxBody, Duration deadline) {}

  /** Creates the interface and prepares it in the background. */
  public FhirApi(
      Vertx vertx, Toolbox tools, TokenVerifier verifier, Traffic traffic, Limits limits) {
    this.tools = tools;
    this.verifier = verifier;
    this.traffic = traffic;
    this.limits = limits;
    this.codec = new WarmCodec(vertx);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.route(ALL).order(BEFORE_REFUSALS).handler(this::prepare);
    Capabilities capabilities = new Capabilities();
    new ConformanceRoutes(capabilities).mount(router);
    router.route(ALL).handler(new Authentication(verifier, traffic)::handle);
    FhirRouter guarded =
        new FhirRouter(
            new GuardedRouter(
                router,
                new RequestGate(traffic, System::nanoTime),
                limits.maxBody(),
                limits.maxBody()),
            capabilities,
            limits.deadline());
    PractitionerView practitioners = new PractitionerView(tools.masking());
    new PractitionerRoutes(tools, practitioners).mount(guarded, capabilities);
    new MatchRoutes(tools, practitioners).mount(guarded);
  }

  /** Passes a request on once the codec is ready; until then its body waits. */
  private void prepare(RoutingContext routing) {
    if (codec.ready().isComplete()) {
      pass(routing);
      return;
    }
    routing.request().pause();
    codec
        .ready()
        .onComplete(
            done -> {
              pass(routing);
              routing.request().resume();
            });
  }

  private void pass(RoutingContext routing) {
    FhirCodec ready = codec.ready().result();
    if (ready == null) {
      Failures.answer(routing, codec.ready().cause());
      return;
    }
    AnswerForm.use(routing, new FhirForm(ready));
    routing.next();
  }
}
