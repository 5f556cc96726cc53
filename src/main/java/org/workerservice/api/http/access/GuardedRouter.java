package org.workerservice.api.http.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import org.workerservice.security.Permission;

/**
 * Mounts the routes of the API. Each route names the permission it needs, which is checked before
 * any of the body is read.
 */
public final class GuardedRouter {
  private final Router router;
  private final RequestGate gate;
  private final long maxBody;
  private final long maxImportBody;

  /**
   * Adds routes to the router behind the gate.
   *
   * @param maxBody limit of a body in bytes
   * @param maxImportBody limit of the body of an import in bytes
   */
  public GuardedRouter(Router router, RequestGate gate, long maxBody, long maxImportBody) {
    this.router = router;
    this.gate = gate;
    this.maxBody = maxBody;
    this.maxImportBody = maxImportBody;
  }

  /** Adds a GET route that needs the permission. */
  public Route get(String path, Permission needed) {
    return route(HttpMethod.GET, path, needed, maxBody);
  }

  /** Adds a POST route that needs the permission. */
  public Route post(String path, Permission needed) {
    return route(HttpMethod.POST, path, needed, maxBody);
  }

  /** Adds a POST route with the larger body limit of imports. */
  public Route postRows(String path, Permission needed) {
    return route(HttpMethod.POST, path, needed, maxImportBody);
  }

  /** Adds a PUT route that needs the permission. */
  public Route put(String path, Permission needed) {
    return route(HttpMethod.PUT, path, needed, maxBody);
  }

  /** Adds a PATCH route that needs the permission. */
  public Route patch(String path, Permission needed) {
    return route(HttpMethod.PATCH, path, needed, maxBody);
  }

  /** Adds a DELETE route that needs the permission. */
  public Route delete(String path, Permission needed) {
    return route(HttpMethod.DELETE, path, needed, maxBody);
  }

  private Route route(HttpMethod method, String path, Permission needed, long limit) {
    return router.route(method, path).handler(routing -> gate.handle(routing, needed, limit));
  }
}
