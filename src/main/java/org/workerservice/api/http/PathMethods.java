package org.workerservice.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.Failures;
import org.workerservice.api.http.answer.MediaTypes;

/**
 * The methods that each path of a router supports. A literal path has only its own methods, even if
 * a path with a parameter in the same place has others: {@code GET /api/workers/match} does not
 * read a worker with the id "match".
 */
final class PathMethods {
  /** Routes count from 0. */
  private static final int BEFORE_ALL_ROUTES = -1;

  private final Segment root = new Segment();

  /** A path segment and what can follow it. */
  private static final class Segment {
    private final Map<String, Segment> textToNext = new HashMap<>();
    private Segment afterParameter;
    private final Set<HttpMethod> methods = new HashSet<>();

    private Segment next(String text) {
      if (!text.startsWith(":")) {
        return textToNext.computeIfAbsent(text, ignored -> new Segment());
      }
      if (afterParameter == null) {
        afterParameter = new Segment();
      }
      return afterParameter;
    }
  }

  private PathMethods() {}

  /**
   * Completes a router after all its routes were added: HEAD for every path with GET, OPTIONS for
   * every path, and 405 with {@code Allow} for methods that a path does not support.
   */
  static void complete(Router router) {
    PathMethods paths = new PathMethods();
    for (Route route : router.getRoutes()) {
      if (route.methods() != null && route.isExactPath()) {
        if (route.methods().contains(HttpMethod.GET)) {
          route.method(HttpMethod.HEAD);
        }
        paths.add(route.getPath(), route.methods());
      }
    }
    router.route().order(BEFORE_ALL_ROUTES).handler(paths::handle);
  }

  private void add(String path, Set<HttpMethod> methods) {
    Segment segment = root;
    for (String text : segments(path)) {
      segment = segment.next(text);
    }
    segment.methods.addAll(methods);
    segment.methods.add(HttpMethod.OPTIONS);
  }

  private void handle(RoutingContext routing) {
    HttpMethod method = routing.request().method();
    Optional<Set<HttpMethod>> methods = find(root, segments(routing.normalizedPath()), 0);
    boolean asked = method.equals(HttpMethod.OPTIONS);
    if (methods.isEmpty() || (methods.get().contains(method) && !asked)) {
      routing.next();
      return;
    }
    routing.response().putHeader("Allow", allowed(methods.get()));
    if (methods.get().contains(HttpMethod.PATCH)) {
      routing.response().putHeader("Accept-Patch", MediaTypes.MERGE_PATCH);
    }
    if (asked) {
      Answers.noContent(routing);
    } else {
      Failures.answer(routing, 405);
    }
  }

  private static Optional<Set<HttpMethod>> find(Segment segment, String[] texts, int index) {
    if (index == texts.length) {
      return segment.methods.isEmpty() ? Optional.empty() : Optional.of(segment.methods);
    }
    Optional<Set<HttpMethod>> found = Optional.empty();
    Segment next = segment.textToNext.get(texts[index]);
    if (next != null) {
      found = find(next, texts, index + 1);
    }
    return found.isEmpty() && segment.afterParameter != null
        ? find(segment.afterParameter, texts, index + 1)
        : found;
  }

  private static String allowed(Set<HttpMethod> methods) {
    return methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
  }

  /** Splits a path. As in the router, a trailing slash makes no difference. */
  private static String[] segments(String path) {
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return end <= 1 ? new String[0] : path.substring(1, end).split("/", -1);
  }
}
