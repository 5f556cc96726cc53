package org.workerservice.api.rest.review;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.workerservice.api.http.Handling;
import org.workerservice.api.http.access.Authentication;
import org.workerservice.api.http.access.GuardedRouter;
import org.workerservice.api.http.answer.Answered;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.api.http.body.RequestBody;
import org.workerservice.api.http.parameter.Parameters;
import org.workerservice.api.http.parameter.SentText;
import org.workerservice.api.rest.worker.SeenVersion;
import org.workerservice.api.rest.worker.WorkerView;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.review.DecideAndMerge;
import org.workerservice.flow.review.ReviewQueue;
import org.workerservice.flow.review.StewardQueue;
import org.workerservice.model.Coded;
import org.workerservice.model.MatchDecision;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.StewardCommand;
import org.workerservice.persistence.review.StoredReview;
import org.workerservice.security.Permission;
import org.workerservice.survivorship.Rule;

/** Routes that decide on review items and take decisions back. */
public final class ReviewDecisionRoutes {
  private static final int MAX_ITEMS = 500;

  private final ReviewQueue queue;
  private final StewardQueue stewards;
  private final DecideAndMerge merges;
  private final ReviewAnswers answers;
  private final Duration deadline;

  /**
   * Creates the routes.
   *
   * @param deadline for each request
   */
  public ReviewDecisionRoutes(
      ReviewQueue queue,
      StewardQueue stewards,
      DecideAndMerge merges,
      WorkerView view,
      Duration deadline) {
    this.queue = queue;
    this.stewards = stewards;
    this.merges = merges;
    this.answers = new ReviewAnswers(view);
    this.deadline = deadline;
  }

  /**
   * Adds the routes. The permission is the one for acknowledging duplicates on create, because both
   * say whether two records are one person.
   */
  public void mount(GuardedRouter router) {
    router
        .post("/api/review-items/decide", Permission.ACKNOWLEDGE_DUPLICATES)
        .handler(Handling.of(this::decideMany));
    router
        .post("/api/review-items/:id/decide", Permission.ACKNOWLEDGE_DUPLICATES)
        .handler(Handling.of(this::decide));
    router
        .post("/api/review-items/:id/take-back", Permission.ACKNOWLEDGE_DUPLICATES)
        .handler(Handling.of(this::takeBack));
  }

  /** What a person says about two records. */
  private enum Verdict implements Coded {
    MATCH(MatchDecision.CONFIRMED),
    NO_MATCH(MatchDecision.REJECTED);

    private final MatchDecision decision;

    Verdict(MatchDecision decision) {
      this.decision = decision;
    }

    @Override
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Decision(
      Verdict decision, Optional<String> reason, Long version, Optional<Merge> merge) {}

  private record Merge(
      Optional<UUID> masterWorkerId,
      Map<String, UUID> choices,
      Map<String, Rule> rules,
      Map<UUID, Long> expectedVersions) {
    DecideAndMerge.Options options() {
      return new DecideAndMerge.Options(
          masterWorkerId == null ? Optional.empty() : masterWorkerId,
          choices == null ? Map.of() : choices,
          rules == null ? Map.of() : rules,
          expectedVersions == null ? Map.of() : expectedVersions);
    }
  }

  private Future<Answered> decide(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    Decision body = RequestBody.read(routing, Decision.class);
    Verdict verdict = verdict(body.decision());
    ReviewCommand.Decide decide =
        new ReviewCommand.Decide(
            context,
            Parameters.id(routing),
            verdict.decision,
            SentText.reason(body.reason()),
            SeenVersion.required("version", body.version()));
    Optional<Merge> merge = body.merge() == null ? Optional.empty() : body.merge();
    if (merge.isPresent() && verdict != Verdict.MATCH) {
      throw RefusedRequest.malformed(
          "merge", "not_applicable", "Only workers that are one person can be merged.");
    }
    return merge
        .map(options -> merges.run(decide, options.options()))
        .orElseGet(() -> queue.decide(decide))
        .map(outcome -> answers.of(routing, context, outcome));
  }

  private static Verdict verdict(Verdict sent) {
    if (sent == null) {
      throw RefusedRequest.malformed(
          "decision", "required", "The decision must be match or no_match.");
    }
    return sent;
  }

  private record SeenItem(UUID id, Long version) {}

  private record ManyDecisions(Verdict decision, Optional<String> reason, List<SeenItem> items) {}

  private Future<Answered> decideMany(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    ManyDecisions body = RequestBody.read(routing, ManyDecisions.class);
    return stewards
        .decide(
            new StewardCommand.DecideMany(
                context,
                seen(body.items()),
                verdict(body.decision()).decision,
                SentText.reason(body.reason())))
        .map(results -> Answers.success(routing, 200, ManyAnswer.of(results)));
  }

  private static List<StewardCommand.Seen> seen(List<SeenItem> items) {
    if (items == null || items.isEmpty() || items.size() > MAX_ITEMS) {
      throw RefusedRequest.malformed(
          "items",
          items == null || items.isEmpty() ? "required" : "too_many",
          "Send 1 to 500 items.");
    }
    Set<UUID> ids = new HashSet<>();
    for (int index = 0; index < items.size(); index++) {
      String path = "items[" + index + "]";
      SeenItem item = items.get(index);
      if (item == null || item.id() == null) {
        throw RefusedRequest.malformed(path + ".id", "required", "The value is required.");
      }
      SeenVersion.required(path + ".version", item.version());
      if (!ids.add(item.id())) {
        throw RefusedRequest.malformed(
            path + ".id", "duplicate", "The same item is already in the list.");
      }
    }
    return items.stream().map(item -> new StewardCommand.Seen(item.id(), item.version())).toList();
  }

  private record ManyAnswer(long decided, List<ItemAnswer> items) {
    static ManyAnswer of(List<StewardCommand.Answer> answers) {
      return new ManyAnswer(
          answers.stream()
              .filter(answer -> answer.result() == StewardCommand.Result.DECIDED)
              .count(),
          answers.stream().map(ItemAnswer::of).toList());
    }
  }

  private record ItemAnswer(
      UUID id,
      String result,
      Optional<String> status,
      OptionalLong version,
      Optional<String> reviewedBy,
      Optional<Instant> reviewedAt) {
    static ItemAnswer of(StewardCommand.Answer answer) {
      Optional<StoredReview.Reviewed> reviewed = answer.item().flatMap(StoredReview::reviewed);
      return new ItemAnswer(
          answer.id(),
          answer.result().code(),
          answer.item().map(item -> item.status().code()),
          answer.item().map(item -> OptionalLong.of(item.version())).orElse(OptionalLong.empty()),
          reviewed.flatMap(StoredReview.Reviewed::by),
          reviewed.map(StoredReview.Reviewed::at));
    }
  }

  private record TakenBack(Optional<String> reason, Long version) {}

  private Future<Answered> takeBack(RoutingContext routing) {
    Parameters.allow(routing);
    RequestContext context = Authentication.context(routing, deadline);
    TakenBack body = RequestBody.read(routing, TakenBack.class);
    return queue
        .takeBack(
            new ReviewCommand.TakeBack(
                context,
                Parameters.id(routing),
                SentText.reason(body.reason()),
                SeenVersion.required("version", body.version())))
        .map(outcome -> answers.of(routing, context, outcome));
  }
}
