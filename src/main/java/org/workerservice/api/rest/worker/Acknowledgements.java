package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.security.Permission;

/**
 * The ids of workers that the caller knows to be different people, as a member of the body beside
 * the record.
 */
final class Acknowledgements {
  private static final String FIELD = "acknowledge_duplicates";
  private static final int MAX_IDS = 100;

  private Acknowledgements() {}

  /**
   * Removes the member from the body and returns its ids.
   *
   * @throws RefusedRequest if the caller lacks the permission or the value is not a list of at most
   *     100 ids
   */
  static Set<UUID> take(RoutingContext routing, ObjectNode body) {
    JsonNode node = body.remove(FIELD);
    if (node == null || node.isNull() || (node.isArray() && node.isEmpty())) {
      return Set.of();
    }
    if (!Authentication.allowed(routing, Permission.ACKNOWLEDGE_DUPLICATES)) {
      throw new RefusedRequest(
          ErrorCode.FORBIDDEN, "The roles of this token do not allow acknowledging duplicates.");
    }
    if (!node.isArray() || node.size() > MAX_IDS) {
      throw RefusedRequest.malformed(
          FIELD, "wrong_type", "The value must be a list of at most 100 ids.");
    }
    refuseNulls(node);
    return Set.copyOf(List.of(RequestBody.convert(FIELD, node, UUID[].class)));
  }

  private static void refuseNulls(JsonNode list) {
    for (int index = 0; index < list.size(); index++) {
      if (list.get(index).isNull()) {
        throw RefusedRequest.malformed(
            FIELD + "[" + index + "]", "wrong_type", "The value must be an id, not null.");
      }
    }
  }
}
