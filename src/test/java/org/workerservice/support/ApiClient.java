package org.workerservice.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.workerservice.json.Json;

/**
 * Calls a running service. Safe for any thread.
 *
 * <p>Paths start with a slash. {@link Json#MAPPER} writes the bodies, except for a {@link String},
 * which is sent unchanged. The methods without {@code Async} throw {@link UncheckedIOException} if
 * the connection breaks; the others complete with that {@link IOException}. An answer that differs
 * from the contract is an {@link AssertionError}.
 */
public final class ApiClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Supplier<String> url;
  private final String token;

  /** Sends requests to one address; a blank token is not sent. */
  public ApiClient(String url, String token) {
    this(() -> url, token);
  }

  /** Looks up the address again for every request. */
  public ApiClient(Supplier<String> url, String token) {
    this.url = url;
    this.token = token;
  }

  /** GET. */
  public ApiAnswer get(String path) {
    return join(getAsync(path));
  }

  /** GET with more headers. */
  public ApiAnswer get(String path, Map<String, String> headers) {
    return join(send("GET", path, HttpRequest.BodyPublishers.noBody(), headers));
  }

  /** POST. */
  public ApiAnswer post(String path, Object body) {
    return join(postAsync(path, body, Map.of()));
  }

  /** POST with more headers. */
  public ApiAnswer post(String path, Object body, Map<String, String> headers) {
    return join(postAsync(path, body, headers));
  }

  /** PUT. */
  public ApiAnswer put(String path, Object body) {
    return join(putAsync(path, body, Map.of()));
  }

  /** PUT with more headers. */
  public ApiAnswer put(String path, Object body, Map<String, String> headers) {
    return join(putAsync(path, body, headers));
  }

  /** PATCH with a JSON Merge Patch. */
  public ApiAnswer patch(String path, Object body) {
    return patch(path, body, Map.of());
  }

  /** PATCH with a JSON Merge Patch and more headers. */
  public ApiAnswer patch(String path, Object body, Map<String, String> headers) {
    return join(patchAsync(path, body, headers));
  }

  /** DELETE. */
  public ApiAnswer delete(String path) {
    return join(deleteAsync(path, Map.of()));
  }

  /** DELETE with more headers. */
  public ApiAnswer delete(String path, Map<String, String> headers) {
    return join(deleteAsync(path, headers));
  }

  /** Any method, with a body of any bytes. A given {@code Content-Type} takes precedence. */
  public ApiAnswer call(String method, String path, byte[] body, Map<String, String> headers) {
    return join(send(method, path, HttpRequest.BodyPublishers.ofByteArray(body), headers));
  }

  /** GET, without waiting. */
  public CompletableFuture<ApiAnswer> getAsync(String path) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), Map.of());
  }

  /** POST, without waiting. */
  public CompletableFuture<ApiAnswer> postAsync(
      String path, Object body, Map<String, String> headers) {
    return send("POST", path, written(body), headers);
  }

  /** PUT, without waiting. */
  public CompletableFuture<ApiAnswer> putAsync(
      String path, Object body, Map<String, String> headers) {
    return send("PUT", path, written(body), headers);
  }

  /** PATCH with a JSON Merge Patch, without waiting. */
  public CompletableFuture<ApiAnswer> patchAsync(
      String path, Object body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(Map.of("Content-Type", "application/merge-patch+json"));
    all.putAll(headers);
    return send("PATCH", path, written(body), all);
  }

  /** DELETE, without waiting. */
  public CompletableFuture<ApiAnswer> deleteAsync(String path, Map<String, String> headers) {
    return send("DELETE", path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  private CompletableFuture<ApiAnswer> send(
      String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.get() + path))
            .timeout(PATIENCE)
            .method(method, body)
            .header("Content-Type", "application/json");
    if (!token.isBlank()) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::setHeader);
    return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(answer -> new ApiAnswer(answer.statusCode(), answer.headers(), read(answer)))
        .thenApply(
            answer -> {
              ContractWatch.check(method, path, answer);
              return answer;
            });
  }

  private static HttpRequest.BodyPublisher written(Object body) {
    try {
      return HttpRequest.BodyPublishers.ofString(
          body instanceof String text ? text : Json.MAPPER.writeValueAsString(body));
    } catch (JsonProcessingException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static JsonNode read(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    boolean json = type.startsWith("application/json") || type.startsWith("application/fhir+json");
    if (!json || answer.body().length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static ApiAnswer join(CompletableFuture<ApiAnswer> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof IOException broken) {
        throw new UncheckedIOException(broken);
      }
      if (failed.getCause() instanceof AssertionError differs) {
        throw differs;
      }
      throw failed;
    }
  }
}
