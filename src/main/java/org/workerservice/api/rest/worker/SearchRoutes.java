package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.BrokenSearch;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.Failures;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.parameter.ListParameters;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.TypedParameters;
import org.workerservice.bus.RequestContext;
import org.workerservice.bus.ServiceUnavailable;
import org.workerservice.bus.ServiceUnavailable.Reason;
import org.workerservice.flow.search.SearchWorkers;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.WorkerType;
import org.workerservice.search.Highlighted;
import org.workerservice.search.PageCursor;
import org.workerservice.search.Ranking;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.Parsed;
import org.workerservice.search.language.QueryLimits;
import org.workerservice.search.language.QueryParser;
import org.workerservice.search.query.SearchFilters;
import org.workerservice.search.query.SearchOptions;
import org.workerservice.search.rebuild.RebuildJob;
import org.workerservice.security.Permission;

/** Routes that search, suggest names for a search box, and rebuild the index. */
public final class SearchRoutes {
  private static final int PAGE = 10;
  private static final int MAX_PAGE = 100;

  /** Max offset. To go further, continue after the last hit with {@code after}. */
  private static final int MAX_OFFSET = 10_000;

  private static final int SUGGESTIONS = 10;
  private static final int MAX_SUGGESTIONS = 20;
  private static final int MAX_PREFIX_LENGTH = 100;

  private final Flows flows;
  private final WorkerView view;
  private final QueryLimits limits;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public SearchRoutes(Flows flows, WorkerView view, QueryLimits limits, Duration deadline) {
    this.flows = flows;
    this.view = view;
    this.limits = limits;
    this.deadline = deadline;
  }

  /** Adds the routes to search, suggest and rebuild the index. */
  public void mount(GuardedRouter router) {
    router.get("/api/workers/search", Permission.READ_WORKERS).handler(Handling.of(this::search));
    router.get("/api/workers/suggest", Permission.READ_WORKERS).handler(Handling.of(this::suggest));
    router.post("/api/search/reindex", Permission.REINDEX).handler(Handling.of(this::rebuild));
    router.get("/api/search/reindex", Permission.REINDEX).handler(Handling.of(this::rebuildStatus));
  }

  private record SearchAnswer(
      List<Object> workers,
      long total,
      String query,
      int offset,
      int limit,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next,
      Optional<Map<UUID, Map<String, List<String>>>> highlights,
      Optional<Boolean> highlightsIncomplete) {}

  private Future<Answered> search(RoutingContext routing) {
    Parameters.allow(
        routing,
        "q",
        "limit",
        "offset",
        "after",
        "fuzzy",
        "phonetic",
        "mask_sensitive",
        "highlight",
        "active",
        "employment_status",
        "worker_type",
        "organization",
        "organization_tree",
        "updated_since",
        "sort");
    RequestContext context = Authentication.context(routing, deadline);
    String text = text(routing, limits.length());
    boolean reduced = !WorkerView.seesEverything(context);
    boolean masked = Parameters.flag(routing, "mask_sensitive").orElse(false) || reduced;
    Expression expression = expression(text, reduced);
    Ranking order = order(routing).forQuery(expression);
    SearchOptions options =
        new SearchOptions(
            Parameters.flag(routing, "fuzzy").orElse(false),
            Parameters.flag(routing, "phonetic").orElse(false),
            reduced);
    SearchFilters filters = filters(routing);
    Optional<UUID> tree = Parameters.uuidQuery(routing, "organization_tree");
    String query = String.join("\n", text.strip(), "" + options, "" + filters, "" + tree);
    SearchWorkers.Request request =
        new SearchWorkers.Request(
            context,
            expression,
            options,
            filters,
            tree,
            order,
            Parameters.integer(routing, "limit", PAGE, 1, MAX_PAGE),
            Parameters.integer(routing, "offset", 0, 0, MAX_OFFSET),
            after(routing, order, query),
            Parameters.flag(routing, "highlight").orElse(false),
            masked);
    return flows
        .search()
        .search(request)
        .map(outcome -> answer(routing, text, query, request, outcome));
  }

  private static String text(RoutingContext routing, int maxLength) {
    String text =
        Parameters.single(routing, "q")
            .filter(given -> !given.isBlank())
            .orElseThrow(
                () ->
                    RefusedRequest.malformed(
                        "q", "required", "The parameter is required: the text to search for."));
    if (text.length() > maxLength) {
      throw RefusedRequest.malformed(
          "q", "too_long", "The parameter may have at most " + maxLength + " characters.");
    }
    return text;
  }

  private Expression expression(String text, boolean reduced) {
    Parsed parsed =
        QueryParser.parse(text, limits, field -> !reduced || !field.hiddenFromMaskedReaders());
    return switch (parsed) {
      case Parsed.Understood(Expression expression) -> expression;
      case Parsed.Broken broken -> throw BrokenSearch.of(broken);
    };
  }

  private static SearchFilters filters(RoutingContext routing) {
    return new SearchFilters(
        Parameters.flag(routing, "active"),
        TypedParameters.coded(routing, "employment_status", EmploymentStatus.values()),
        TypedParameters.coded(routing, "worker_type", WorkerType.values()),
        Parameters.uuidQuery(routing, "organization"),
        Optional.empty(),
        ListParameters.updatedSince(routing),
        List.of());
  }

  private static Ranking order(RoutingContext routing) {
    return Parameters.single(routing, "sort")
        .map(
            text ->
                Ranking.find(text)
                    .orElseThrow(
                        () ->
                            RefusedRequest.malformed(
                                "sort",
                                "invalid_format",
                                "The parameter must be one of "
                                    + String.join(", ", Ranking.codes())
                                    + ".")))
        .orElse(Ranking.RELEVANCE);
  }

  private static Optional<PageCursor> after(RoutingContext routing, Ranking order, String query) {
    return Parameters.single(routing, "after")
        .map(
            text ->
                PageCursor.decode(text, query)
                    .filter(cursor -> cursor.order() == order)
                    .orElseThrow(
                        () ->
                            RefusedRequest.malformed(
                                "after",
                                "invalid_format",
                                "The parameter must be the next value of an earlier response to"
                                    + " the same query in the same order.")));
  }

  private Answered answer(
      RoutingContext routing,
      String text,
      String query,
      SearchWorkers.Request request,
      SearchWorkers.Outcome outcome) {
    return switch (outcome) {
      case SearchWorkers.Outcome.Found found ->
          Answers.success(
              routing,
              200,
              new SearchAnswer(
                  request.maskedView()
                      ? view.masked(found.workers())
                      : view.of(request.context(), found.workers()),
                  found.total(),
                  text,
                  request.offset(),
                  request.limit(),
                  found.next().map(cursor -> cursor.encode(query)),
                  shown(request, found).map(Highlighted::workerToTexts),
                  shown(request, found).map(highlighted -> !highlighted.complete())));
      case SearchWorkers.Outcome.Expired _ ->
          Answers.error(
              routing,
              ErrorCode.CURSOR_EXPIRED,
              "The next page is not available any more, or only on another instance. Start again"
                  + " without after; the order sort=id never expires.");
      case SearchWorkers.Outcome.TookTooLong _ ->
          Failures.answer(
              routing,
              new ServiceUnavailable(
                  Reason.QUERY_TIMEOUT,
                  "The query took too long. Use fewer or longer words, or retry later."));
    };
  }

  private static Optional<Highlighted> shown(
      SearchWorkers.Request request, SearchWorkers.Outcome.Found found) {
    return request.highlight() ? Optional.of(found.highlights()) : Optional.empty();
  }

  private record Suggestion(String text) {}

  private record SuggestAnswer(List<Suggestion> suggestions) {}

  private Future<Answered> suggest(RoutingContext routing) {
    Parameters.allow(routing, "q", "limit");
    RequestContext context = Authentication.context(routing, deadline);
    String text = text(routing, MAX_PREFIX_LENGTH);
    int limit = Parameters.integer(routing, "limit", SUGGESTIONS, 1, MAX_SUGGESTIONS);
    return flows
        .search()
        .suggest(context, text, limit)
        .map(
            names ->
                Answers.success(
                    routing, 200, new SuggestAnswer(names.stream().map(Suggestion::new).toList())));
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record JobView(
      UUID id,
      String status,
      long total,
      long indexed,
      Instant startedAt,
      Optional<Instant> finishedAt) {
    static JobView of(RebuildJob job) {
      return new JobView(
          job.id(),
          job.state().name().toLowerCase(Locale.ROOT),
          job.total(),
          job.indexed(),
          job.startedAt(),
          job.finishedAt());
    }
  }

  private Future<Answered> rebuild(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return flows
        .search()
        .rebuild(context)
        .map(
            job -> {
              routing.response().putHeader("Location", "/api/search/reindex");
              return Answers.success(routing, 202, JobView.of(job));
            });
  }

  private Future<Answered> rebuildStatus(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    return flows
        .search()
        .rebuilding(context)
        .map(
            job ->
                job.map(latest -> Answers.success(routing, 200, JobView.of(latest)))
                    .orElseGet(
                        () ->
                            Answers.error(
                                routing,
                                ErrorCode.NOT_FOUND,
                                "No rebuild has been requested since the service started.")));
  }
}
