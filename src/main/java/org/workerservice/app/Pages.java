package org.workerservice.app;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** What is there without a token besides health and metrics. */
final class Pages {
  private Pages() {}

  static void mount(Router router) {
    router
        .get("/")
        .handler(
            routing ->
                routing
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(
                        new JsonObject()
                            .put("service", "worker-service")
                            .put("version", Main.version())
                            .put("docs", "/docs")
                            .put("health", "/health/ready")
                            .put("metrics", "/metrics")
                            .encode()));
  }
}
