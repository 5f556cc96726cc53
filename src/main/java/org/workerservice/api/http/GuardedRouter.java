package org.workerservice.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import org.workerservice.security.Permission;

/**
 * Mounts the routes of the API. Each is mounted with the permission that it needs, which is checked
 * before any of a body is read.
 */
public final class GuardedRouter {
  private final Router router;
  private final RequestGate gate;
  private final long maxBody;
  private final long maxImportBody;

  public GuardedRouter(Router router, RequestGate gate, long maxBody, long maxImportBody) {
    this.router = router;
    this.gate = gate;
    this.maxBody = maxBody;
    this.maxImportBody = maxImportBody;
  }

  public Route get(String path, Permission needed) {
    return route(HttpMethod.GET, path, needed, maxBody);
  }

  public Route post(String path, Permission needed) {
    return route(HttpMethod.POST, path, needed, maxBody);
  }

  /** A POST whose body may be as large as that of an import. */
  public Route postRows(String path, Permission needed) {
    return route(HttpMethod.POST, path, needed, maxImportBody);
  }

  public Route put(String path, Permission needed) {
    return route(HttpMethod.PUT, path, needed, maxBody);
  }

  public Route patch(String path, Permission needed) {
    return route(HttpMethod.PATCH, path, needed, maxBody);
  }

  public Route delete(String path, Permission needed) {
    return route(HttpMethod.DELETE, path, needed, maxBody);
  }

  private Route route(HttpMethod method, String path, Permission needed, long limit) {
    return router.route(method, path).handler(routing -> gate.handle(routing, needed, limit));
  }
}
