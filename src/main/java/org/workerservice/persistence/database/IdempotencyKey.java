package org.workerservice.persistence.database;

import java.util.UUID;

/**
 * A client's promise that two requests with this key are the same request, within one tenant,
 * subject and route.
 *
 * @param route method and path template
 * @param key chosen by the client
 * @param bodyHash SHA-256 of the request body, in hexadecimal
 */
public record IdempotencyKey(
    UUID tenant, String subject, String route, String key, String bodyHash) {

  /**
   * What the first request with a key did.
   *
   * @param subjectId the worker or organisation it wrote
   * @param subjectVersion the version it wrote
   */
  public record Earlier(String bodyHash, WriteEffect effect, UUID subjectId, long subjectVersion) {
    /** Whether a request with this body repeats the earlier one. */
    public boolean sameBody(String hash) {
      return bodyHash.equals(hash);
    }
  }

  /** Returns what identifies the request within its tenant. */
  public Scope scope() {
    return new Scope(subject, route, key);
  }

  /** Subject, route and key. */
  public record Scope(String subject, String route, String key) {}
}
