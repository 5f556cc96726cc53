package org.workerservice.config.matching;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.workerservice.config.value.AutoCount;
import org.workerservice.config.value.InvalidSetting;
import org.workerservice.config.value.Require;

/**
 * The matching engine and its verticles.
 *
 * @param instances verticles; see {@link #resolvedInstances}
 * @param mailbox max waiting commands
 * @param preset default of the next four settings and of the bands
 * @param strategy how evidence becomes a score
 * @param missingData how a weighted mean treats components that cannot be compared
 * @param evidenceGuard how much agreeing evidence a high band requires
 * @param weights of the components in a weighted mean
 * @param createThreshold min score at which a create is refused as a duplicate, 0 to 1; empty for
 *     the min score of the band <em>probable</em>
 * @param candidateLimit max candidates compared for one worker
 * @param bands named ranges of scores
 * @param training whether models are trained without being asked for
 * @param trainingFrom min number of workers of a tenant for such a training
 * @param trainingCheck how often to look whether a training is due
 */
public record MatchingSettings(
    AutoCount instances,
    int mailbox,
    MatchingPreset preset,
    Optional<MatchingStrategy> strategy,
    Optional<MissingDataPolicy> missingData,
    Optional<EvidenceDemand> evidenceGuard,
    Weights weights,
    Optional<Double> createThreshold,
    int candidateLimit,
    Bands bands,
    TrainingPolicy training,
    int trainingFrom,
    Duration trainingCheck) {
  private static final Duration MIN_CHECK = Duration.ofSeconds(1);
  private static final Duration MAX_CHECK = Duration.ofDays(1);

  /** Checks the bounds. */
  public MatchingSettings {
    Require.between("instances", instances, 1024);
    Require.between("mailbox", mailbox, 1, 1_000_000);
    createThreshold.ifPresent(value -> Require.between("create_threshold", value, 0, 1));
    Require.between("candidate_limit", candidateLimit, 1, 100_000);
    Require.between("training_check", trainingCheck, MIN_CHECK, MAX_CHECK);
    Require.between("training_from", trainingFrom, 2, 1_000_000_000);
  }

  /**
   * Returns the number of matching verticles for {@code cores} cores: one per core, unless fixed.
   */
  public int resolvedInstances(int cores) {
    return instances.orElse(Math.max(1, cores));
  }

  /** Weights of the components of a score, from 0 to 100; empty for the weight of the preset. */
  public record Weights(
      Optional<Double> name,
      Optional<Double> birthDate,
      Optional<Double> gender,
      Optional<Double> address,
      Optional<Double> identifier,
      Optional<Double> taxId,
      Optional<Double> document,
      Optional<Double> phone,
      Optional<Double> email) {
    private static final double MAX_WEIGHT = 100;

    /** All values of the preset. */
    public static final Weights OF_PRESET =
        new Weights(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Checks the bounds. */
    public Weights {
      check("name", name);
      check("birth_date", birthDate);
      check("gender", gender);
      check("address", address);
      check("identifier", identifier);
      check("tax_id", taxId);
      check("document", document);
      check("phone", phone);
      check("email", email);
      if (Stream.of(name, birthDate, gender, address, identifier, taxId, document, phone, email)
          .allMatch(weight -> weight.isPresent() && weight.get() == 0)) {
        throw new InvalidSetting("name", "must be above 0 when all other weights are 0");
      }
    }

    private static void check(String component, Optional<Double> weight) {
      weight.ifPresent(value -> Require.between(component, value, 0, MAX_WEIGHT));
    }
  }

  /**
   * Min score of each band, 0 to 1, in descending order; empty for the score of the preset.
   *
   * @param definite the same person
   * @param probable very likely the same person
   * @param possible worth a look
   */
  public record Bands(
      Optional<Double> definite, Optional<Double> probable, Optional<Double> possible) {
    /** All values of the preset. */
    public static final Bands OF_PRESET =
        new Bands(Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks the bounds and the order of the given scores. */
    public Bands {
      definite.ifPresent(value -> Require.between("definite", value, 0, 1));
      double maxProbable = definite.orElse(1.0);
      probable.ifPresent(value -> Require.between("probable", value, 0, maxProbable));
      double maxPossible = probable.orElse(maxProbable);
      possible.ifPresent(value -> Require.between("possible", value, 0, maxPossible));
    }
  }
}
