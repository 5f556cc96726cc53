package org.workerservice.client.imports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.mapping.Mapping;

/**
 * Sends chunks and retries until the service answers. Safe for use by several threads; each call
 * blocks its thread.
 *
 * <p>Retries are safe: the service recognises the import and the rows, and repeats its earlier
 * answer.
 */
final class ChunkSender implements AutoCloseable {
  private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final ImportSettings settings;
  private final UUID importId;
  private final RetryPolicy retries;
  private final ImportProgress progress;
  private volatile boolean reached;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  ChunkSender(
      ImportSettings settings, UUID importId, RetryPolicy retries, ImportProgress progress) {
    this.progress = progress;
    this.settings = settings;
    this.importId = importId;
    this.retries = retries;
  }

  /**
   * Sends a chunk and returns its outcome.
   *
   * @throws CommandStopped if the service refuses the request, or stays unavailable for longer than
   *     the policy allows
   */
  ChunkOutcome send(Chunk chunk) throws InterruptedException {
    HttpRequest request = request(chunk);
    Instant began = Instant.now();
    for (int failures = 1; ; failures++) {
      Attempt attempt = attempt(request);
      if (attempt.settled()) {
        return outcome(chunk, attempt);
      }
      Duration pause = attempt.askedPause().orElse(retries.pauseAfter(failures));
      Duration patience = reached ? retries.patience() : retries.firstContact();
      if (Instant.now().plus(pause).isAfter(began.plus(patience))) {
        throw new CommandStopped(attempt.complaint(settings.url()));
      }
      if (attempt.status() == 0) {
        progress.waiting(attempt.complaint(settings.url()));
      }
      Thread.sleep(pause);
    }
  }

  private HttpRequest request(Chunk chunk) {
    String base = settings.url().toString().replaceFirst("/+$", "");
    URI target =
        URI.create(
            base
                + "/api/"
                + settings.entity().plural()
                + "/import?first_row="
                + chunk.firstRow()
                + policy());
    return HttpRequest.newBuilder(target)
        .timeout(REQUEST_TIMEOUT)
        .header("Authorization", "Bearer " + settings.token())
        .header("Content-Type", "application/json")
        .header("Import-Id", importId.toString())
        .POST(
            BodyPublishers.ofString(chunk.body(settings.entity().plural()), StandardCharsets.UTF_8))
        .build();
  }

  /** Organisations have no probable duplicates: their ODS codes identify them. */
  private String policy() {
    return switch (settings.entity()) {
      case WORKERS -> "&on_duplicate=" + settings.onDuplicate().code();
      case ORGANIZATIONS ->
          settings
              .mapping()
              .map(Mapping::singleRelationships)
              .filter(types -> !types.isEmpty())
              .map(types -> "&single_relationships=" + String.join(",", types))
              .orElse("");
    };
  }

  private Attempt attempt(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      reached = true;
      return Attempt.answered(
          response.statusCode(), response.body(), response.headers().firstValue("Retry-After"));
    } catch (IOException failure) {
      return Attempt.failed();
    }
  }

  private ChunkOutcome outcome(Chunk chunk, Attempt attempt) {
    if (attempt.status() == 200) {
      return ServerAnswer.outcome(chunk, attempt.body());
    }
    throw new CommandStopped(attempt.complaint(settings.url()));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /**
   * One attempt.
   *
   * @param status 0 if there was no answer
   */
  private record Attempt(int status, String body, Optional<Duration> askedPause) {
    static Attempt answered(int status, String body, Optional<String> retryAfter) {
      return new Attempt(status, body, retryAfter.flatMap(RetryAfter::pause));
    }

    static Attempt failed() {
      return new Attempt(0, "", Optional.empty());
    }

    /**
     * Returns whether a retry is pointless: busy (429, 503), no answer and proxy errors (502, 504)
     * may pass.
     */
    boolean settled() {
      return switch (status) {
        case 0, 429, 502, 503, 504 -> false;
        default -> true;
      };
    }

    String complaint(URI url) {
      String reason = ServerAnswer.message(body).map(message -> ": " + message).orElse(".");
      if (status == 0) {
        return "The service at " + url + " cannot be reached.";
      }
      return settled()
          ? "The service refused the import with status " + status + reason
          : "The service stayed unavailable. Its last status was " + status + reason;
    }

    @Override
    public String toString() {
      return "Attempt[status=" + status + "]";
    }
  }
}
