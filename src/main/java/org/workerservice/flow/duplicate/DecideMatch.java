package org.workerservice.flow.duplicate;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.Reviews;
import org.workerservice.flow.Toolbox;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchSettings;
import org.workerservice.model.MatchDecision;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.review.DecidedPair;

/** Records a steward's decision that two workers are the same person, or that they are not. */
public final class DecideMatch {
  private final Bus bus;
  private final ExplainMatch explain;

  public DecideMatch(Toolbox tools, ExplainMatch explain) {
    this.bus = tools.bus();
    this.explain = explain;
  }

  /**
   * Records a decision on two living workers; it replaces an earlier one.
   *
   * @param settings how the engine compares them; the result is stored and returned
   */
  public Future<ExplainMatch.Outcome> decide(
      RequestContext context,
      UUID first,
      UUID second,
      MatchSettings settings,
      MatchDecision decision) {
    return explain
        .explain(context, first, second, settings)
        .compose(
            outcome ->
                switch (outcome) {
                  case ExplainMatch.Outcome.NotFound _ -> Future.succeededFuture(outcome);
                  case ExplainMatch.Outcome.Explained explained ->
                      keep(context, explained, decision);
                });
  }

  private Future<ExplainMatch.Outcome> keep(
      RequestContext context, ExplainMatch.Outcome.Explained explained, MatchDecision decision) {
    PotentialMatch match = explained.match();
    MatchResult result = match.result();
    DecidedPair pair =
        new DecidedPair(
            match.asked().id().orElseThrow(),
            match.worker().id().orElseThrow(),
            decision,
            Reviews.score(result));
    return bus.ask(
            MatchModelCommand.ADDRESS,
            new MatchModelCommand.Decide(context, pair),
            context.deadline())
        .map(
            decided ->
                new ExplainMatch.Outcome.Explained(
                    new PotentialMatch(match.asked(), match.worker(), result, Optional.of(decided)),
                    explained.keys()));
  }
}
