package org.workerservice.api.rest.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.model.MatchModels;
import org.workerservice.flow.model.ModelTrial;
import org.workerservice.matching.feature.TermFrequencies;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.Criterion;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.matching.score.LevelProbability;
import org.workerservice.persistence.model.StoredModel;

/** The JSON of models. */
record ModelView(
    UUID id,
    int version,
    String name,
    boolean builtIn,
    String status,
    Optional<Training> training,
    Optional<Trial> trial,
    Optional<Instant> createdAt,
    Optional<String> createdBy,
    Optional<Instant> activatedAt,
    Optional<String> activatedBy,
    Optional<Instant> retiredAt) {

  /** What a model was trained on. */
  record Training(long records, long candidatePairs, long randomPairs, long seed) {}

  /** How it decided pairs in comparison with the model that was in use. */
  record Trial(
      int pairs,
      int decidedDifferently,
      int definiteLost,
      int contradictionsBefore,
      int contradictions) {
    static Trial of(String stored) {
      ModelTrial trial = ModelTrial.read(stored);
      return new Trial(
          trial.pairs(),
          trial.decidedDifferently(),
          trial.definiteLost(),
          trial.contradictionsBefore(),
          trial.contradictions());
    }
  }

  static ModelView of(StoredModel stored) {
    StoredModel.Training training = stored.training();
    return new ModelView(
        stored.id(),
        stored.version(),
        stored.name(),
        false,
        stored.status(),
        Optional.of(
            new Training(
                training.records(),
                training.candidatePairs(),
                training.randomPairs(),
                training.seed())),
        stored.trial().map(Trial::of),
        Optional.of(stored.createdAt()),
        Optional.of(stored.createdBy()),
        stored.activatedAt(),
        stored.activatedBy(),
        stored.retiredAt());
  }

  /** The built-in model has no dates or authors. */
  static ModelView builtIn(boolean active) {
    return new ModelView(
        ActiveModels.BUILT_IN_ID,
        0,
        FellegiSunterModel.shipped().name(),
        true,
        active ? "active" : "retired",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static ModelView of(MatchModels.Listed listed) {
    return switch (listed) {
      case MatchModels.Listed.BuiltIn(boolean active) -> builtIn(active);
      case MatchModels.Listed.Trained(StoredModel stored) -> of(stored);
    };
  }

  /** A model with its parameters. Names and cities are shown only as counts. */
  record Whole(
      @JsonUnwrapped ModelView model,
      double prior,
      boolean households,
      List<Level> levels,
      Frequencies frequencies) {
    static Whole of(MatchModels.Whole whole) {
      return new Whole(
          ModelView.of(whole.listed()),
          whole.model().prior(),
          whole.model().households(),
          Arrays.stream(ComparisonLevel.values())
              .map(level -> Level.of(level, whole.model().of(level)))
              .toList(),
          Frequencies.of(whole.model().frequencies()));
    }
  }

  /**
   * A level of comparison.
   *
   * @param m its frequency among pairs of one person
   * @param u its frequency among pairs of two people
   * @param weight in bits
   */
  record Level(
      ComparisonLevel level,
      Criterion criterion,
      String description,
      double m,
      double u,
      double weight) {
    static Level of(ComparisonLevel level, LevelProbability probability) {
      return new Level(
          level,
          level.criterion(),
          level.sentence(),
          probability.m(),
          probability.u(),
          probability.bits());
    }
  }

  /** How many values have their own frequency. */
  record Frequencies(int familyNames, int givenNames, int cities, int birthDates) {
    static Frequencies of(TermFrequencies frequencies) {
      return new Frequencies(
          frequencies.familyNames().size(),
          frequencies.givenNames().size(),
          frequencies.cities().size(),
          frequencies.birthDates().size());
    }
  }
}
