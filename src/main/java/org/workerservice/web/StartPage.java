package org.workerservice.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The page at the root: name, version and links, as HTML for people and JSON for programs. */
public final class StartPage {
  private static final String HTML = "text/html";
  private static final String JSON = "application/json";

  private final Content html;
  private final Content json;

  /**
   * Reads the page.
   *
   * @param version of this build; letters, digits, dots and hyphens
   */
  public StartPage(String version) {
    html =
        Content.revalidated(
            HTML + "; charset=utf-8",
            Resources.text("/org/workerservice/web/start.html").replace("{version}", version));
    json = Content.revalidated(JSON, links(version).encode());
  }

  private static JsonObject links(String version) {
    return new JsonObject()
        .put("service", "worker-service")
        .put("version", version)
        .put("docs", "/swagger-ui/")
        .put("contract", "/api-docs/openapi.json")
        .put("health", "/health/ready")
        .put("metrics", "/metrics");
  }

  /** Adds the route of the page. */
  public void mount(Router router) {
    router.get("/").produces(HTML).produces(JSON).handler(this::serve);
  }

  private void serve(RoutingContext routing) {
    routing.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    (JSON.equals(routing.getAcceptableContentType()) ? json : html).serve(routing);
  }
}
