package org.workerservice.api.rest.log;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.persistence.log.AuditPage;

/**
 * The audit trail of one record. The answer is a plain list without room for a cursor, so a {@code
 * Link} header names the next page (RFC 8288).
 */
public final class AuditTrailAnswer {
  private AuditTrailAnswer() {}

  /**
   * Answers with a page.
   *
   * @param view the record as this reader may see it
   * @param notFound answers if no record ever had the id
   */
  public static <T> Answered show(
      RoutingContext routing,
      AuditPage<T> page,
      int limit,
      Function<T, Object> view,
      Supplier<Answered> notFound) {
    if (page.entries().isEmpty() && after(routing).isEmpty()) {
      return notFound.get();
    }
    page.next().ifPresent(next -> link(routing, limit, next));
    return Answers.success(
        routing, 200, page.entries().stream().map(entry -> entry.shownAs(view)).toList());
  }

  /** Returns the id of the entry after which the page starts. */
  public static Optional<UUID> after(RoutingContext routing) {
    return Parameters.uuidQuery(routing, "after");
  }

  private static void link(RoutingContext routing, int limit, UUID next) {
    routing
        .response()
        .putHeader(
            "Link",
            "<"
                + routing.normalizedPath()
                + "?limit="
                + limit
                + "&after="
                + next
                + ">; rel=\"next\"");
  }
}
