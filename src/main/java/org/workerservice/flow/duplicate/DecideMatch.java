package org.workerservice.flow.duplicate;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.Reviews;
import org.workerservice.flow.Toolbox;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.MatchDecision;
import org.workerservice.persistence.review.ReviewChange;
import org.workerservice.persistence.review.ReviewCommand;
import org.workerservice.persistence.review.StoredReview;

/** Records a steward's decision that two workers are the same person, or that they are not. */
public final class DecideMatch {
  private final Bus bus;
  private final ExplainMatch explain;

  public DecideMatch(Toolbox tools, ExplainMatch explain) {
    this.bus = tools.bus();
    this.explain = explain;
  }

  /**
   * A decision on two workers.
   *
   * @param settings how the engine compares them; the result is stored and returned
   * @param version of the review item that the person has seen; empty replaces an earlier decision
   */
  public record Request(
      RequestContext context,
      UUID first,
      UUID second,
      MatchSettings settings,
      MatchDecision decision,
      Optional<String> reason,
      OptionalLong version) {}

  /** The outcome of a decision. */
  public sealed interface Outcome {
    /** The comparison, with the decision. */
    record Decided(ExplainMatch.Outcome.Explained comparison) implements Outcome {}

    /** One of the workers does not exist or was deleted. */
    record NotFound(UUID id) implements Outcome {}

    /** Another person decided on the item, or it is closed. */
    record AlreadyDecided(StoredReview item) implements Outcome {}

    /** The item has another version than the person has seen. */
    record Stale(StoredReview item) implements Outcome {}
  }

  /** Records a decision on two living workers. */
  public Future<Outcome> decide(Request request) {
    return explain
        .explain(request.context(), request.first(), request.second(), request.settings())
        .compose(
            outcome ->
                switch (outcome) {
                  case ExplainMatch.Outcome.NotFound(UUID id) ->
                      Future.succeededFuture(new Outcome.NotFound(id));
                  case ExplainMatch.Outcome.Explained explained -> keep(request, explained);
                });
  }

  private Future<Outcome> keep(Request request, ExplainMatch.Outcome.Explained explained) {
    ReviewCommand.DecidePair pair =
        new ReviewCommand.DecidePair(
            request.context(),
            request.first(),
            request.second(),
            request.decision(),
            Reviews.score(explained.match().result()),
            request.reason(),
            request.version());
    return bus.ask(ReviewCommand.ADDRESS, pair, request.context().deadline())
        .compose(change -> answer(request, explained, change));
  }

  /** If one of them was deleted in the meantime, the next comparison says which. */
  private Future<Outcome> answer(
      Request request, ExplainMatch.Outcome.Explained explained, ReviewChange change) {
    return switch (change) {
      case ReviewChange.Changed _ ->
          Future.succeededFuture(new Outcome.Decided(decided(explained, request.decision())));
      case ReviewChange.NotPending(StoredReview item) ->
          Future.succeededFuture(new Outcome.AlreadyDecided(item));
      case ReviewChange.Stale(StoredReview item) -> Future.succeededFuture(new Outcome.Stale(item));
      case ReviewChange.NotFound _ -> decide(request);
      case ReviewChange.Held _,
          ReviewChange.TooManyComments _,
          ReviewChange.NotDecided _,
          ReviewChange.Merged _ ->
          throw new IllegalStateException("A decision cannot end as " + change);
    };
  }

  private static ExplainMatch.Outcome.Explained decided(
      ExplainMatch.Outcome.Explained explained, MatchDecision decision) {
    PotentialMatch match = explained.match();
    return new ExplainMatch.Outcome.Explained(
        new PotentialMatch(match.asked(), match.worker(), match.result(), Optional.of(decision)),
        explained.keys());
  }
}
