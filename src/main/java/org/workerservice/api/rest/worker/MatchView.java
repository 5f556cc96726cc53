package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.flow.duplicate.UnusedValue;
import org.workerservice.matching.score.ComponentScore;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.ScoreLimit;
import org.workerservice.model.MatchDecision;

/** The JSON of matches. */
record MatchView(
    Object worker,
    double score,
    MatchQuality quality,
    String detectionMethod,
    Map<String, ComponentView> scoreBreakdown,
    double logOdds,
    Optional<LimitView> limit,
    Optional<String> conflict,
    Optional<MatchDecision> decision) {

  /** How one component compares, as values, numbers and a sentence. */
  record ComponentView(
      String level, double score, double weight, String evidence, ComparedValues values) {
    static ComponentView of(ComponentScore component, ComparedValues values) {
      return new ComponentView(
          component.level(), component.score(), component.weight(), component.evidence(), values);
    }
  }

  /** Why a score is lower than its evidence alone would make it. */
  record LimitView(ScoreLimit code, String sentence) {
    static Optional<LimitView> of(PotentialMatch match) {
      return match.result().limit().map(limit -> new LimitView(limit, limit.sentence()));
    }
  }

  static List<MatchView> of(
      RequestContext context, WorkerView view, String method, List<PotentialMatch> matches) {
    return matches.stream().map(match -> of(context, view, method, match)).toList();
  }

  private static MatchView of(
      RequestContext context, WorkerView view, String method, PotentialMatch match) {
    return new MatchView(
        view.of(context, match.worker()),
        match.result().score(),
        match.result().quality(),
        method,
        breakdown(context, view, match),
        match.result().logOdds(),
        LimitView.of(match),
        match.result().conflict(),
        match.decision());
  }

  /** Returns the result of every compared component by its code. */
  static Map<String, ComponentView> breakdown(
      RequestContext context, WorkerView view, PotentialMatch match) {
    ComparedValues.Side asked = view.side(context, match.asked());
    ComparedValues.Side found = view.side(context, match.worker());
    Map<String, ComponentView> breakdown = new LinkedHashMap<>();
    for (ComponentScore component : match.result().components()) {
      ComparedValues values = ComparedValues.of(component.component(), asked, found);
      breakdown.put(component.component().code(), ComponentView.of(component, values));
    }
    return breakdown;
  }

  /** The duplicates of a record. */
  record Duplicates(
      boolean hasDuplicates,
      List<MatchView> potentialMatches,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UnusedView> unused,
      Optional<List<String>> maskedFields) {
    static Duplicates of(RequestContext context, WorkerView view, List<PotentialMatch> matches) {
      return of(context, view, matches, List.of());
    }

    static Duplicates of(
        RequestContext context,
        WorkerView view,
        List<PotentialMatch> matches,
        List<UnusedValue> unused) {
      return new Duplicates(
          !matches.isEmpty(),
          MatchView.of(context, view, "duplicate_detection", matches),
          UnusedView.of(unused),
          view.maskedFields(context));
    }
  }
}
