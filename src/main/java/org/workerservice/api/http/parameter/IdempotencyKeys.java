package org.workerservice.api.http.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.workerservice.bus.RequestContext;
import org.workerservice.json.CanonicalJson;
import org.workerservice.json.Json;
import org.workerservice.persistence.database.IdempotencyKey;

/** Reads the {@code Idempotency-Key} of a request. */
public final class IdempotencyKeys {
  private IdempotencyKeys() {}

  /**
   * Returns the idempotency key of a request, if it has one.
   *
   * @param route that the key is valid for
   * @throws org.workerservice.api.http.answer.RefusedRequest if the key is malformed
   */
  public static Optional<IdempotencyKey> of(
      RoutingContext routing, RequestContext context, String route) {
    return Parameters.idempotencyKey(routing)
        .map(
            key ->
                new IdempotencyKey(
                    context.tenant(), context.user(), route, key, hash(routing.body().buffer())));
  }

  private static String hash(Buffer body) {
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    try {
      return hash(Json.MAPPER.readTree(bytes));
    } catch (IOException noJson) {
      return sha256(bytes);
    }
  }

  /**
   * Returns a hash that is the same for all texts of the same JSON, whatever the order of members
   * and the white space.
   */
  public static String hash(JsonNode content) {
    return sha256(CanonicalJson.bytes(content));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException error) {
      throw new IllegalStateException("Every Java platform has SHA-256.", error);
    }
  }
}
