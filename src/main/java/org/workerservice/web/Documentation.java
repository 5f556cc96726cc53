package org.workerservice.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/**
 * Serves the contract in YAML and JSON, Swagger UI to read it and try it out, and the description
 * of import mappings. Thread-safe.
 */
public final class Documentation {
  private static final String PAGE = "/swagger-ui/";
  private static final String INITIALIZER = "swagger-initializer.js";

  private final Content yaml;
  private final Content json;
  private final Content page;
  private final Content initializer;
  private final Content importing;
  private final EventDocuments events;
  private final SwaggerUi swaggerUi;

  /**
   * Reads all files to serve.
   *
   * @param version of this build; letters, digits, dots and hyphens
   * @throws IllegalStateException if this build lacks a file
   */
  public Documentation(String version) {
    Contract contract = Contract.read(version);
    yaml = Content.revalidated("application/yaml", contract.yaml());
    json = Content.revalidated("application/json", contract.json());
    events = EventDocuments.read(version);
    swaggerUi = SwaggerUi.read();
    String html =
        Resources.text("/org/workerservice/web/swagger-ui.html")
            .replace("{assets}", swaggerUi.directory());
    page = Content.revalidated("text/html; charset=utf-8", html);
    initializer =
        Content.revalidated(
            SwaggerUi.SCRIPT, Resources.text("/org/workerservice/web/" + INITIALIZER));
    // As plain text, which every browser shows.
    importing =
        Content.revalidated("text/plain; charset=utf-8", Resources.text("/conf/import/README.md"));
  }

  /** Adds the routes of the contract, of the events and of Swagger UI. */
  public void mount(Router router) {
    router.get("/api-docs/openapi.yaml").handler(yaml::serve);
    router.get("/api-docs/openapi.json").handler(json::serve);
    events.mount(router);
    redirect(router, "/docs");
    router.get("/docs/import").handler(importing::serve);
    // The path without a slash also matches the one with it, so the page comes first.
    router.get(PAGE).handler(page::serve);
    redirect(router, "/swagger-ui");
    router.get(PAGE + INITIALIZER).handler(initializer::serve);
    swaggerUi
        .nameToContent()
        .forEach(
            (name, content) ->
                router.get(PAGE + swaggerUi.directory() + "/" + name).handler(content::serve));
  }

  private static void redirect(Router router, String path) {
    router
        .get(path)
        .handler(
            routing ->
                routing.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, PAGE).end());
  }
}
