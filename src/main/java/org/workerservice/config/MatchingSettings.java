package org.workerservice.config;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The matching engine and its verticles.
 *
 * @param instances verticles; see {@link #resolvedInstances}
 * @param mailbox commands that may wait
 * @param preset what the four that follow and the bands are unless they are set
 * @param strategy how evidence becomes a score
 * @param missingData what cannot be compared does in a weighted mean
 * @param evidenceGuard how much agreeing evidence a good band asks for
 * @param weights of the components in a weighted mean
 * @param createThreshold score from which a create is a duplicate, 0 to 1; left out, that of the
 *     band <em>probable</em>
 * @param candidateLimit most candidates compared for one worker
 * @param bands names of ranges of scores
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
    Bands bands) {
  /** Checks the bounds. */
  public MatchingSettings {
    Require.between("instances", instances, 1024);
    Require.between("mailbox", mailbox, 1, 1_000_000);
    createThreshold.ifPresent(value -> Require.between("create_threshold", value, 0, 1));
    Require.between("candidate_limit", candidateLimit, 1, 100_000);
  }

  /** Matching verticles on a machine with so many cores: one a core unless fixed. */
  public int resolvedInstances(int cores) {
    return instances.orElse(Math.max(1, cores));
  }

  /** Weights from 0 to 100 of the components of a score; those left out are as in the preset. */
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

    /** All as in the preset. */
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
   * Least score of each band, 0 to 1, in falling order; those left out are as in the preset.
   *
   * @param definite the same person
   * @param probable very likely the same person
   * @param possible worth a look
   */
  public record Bands(
      Optional<Double> definite, Optional<Double> probable, Optional<Double> possible) {
    /** All as in the preset. */
    public static final Bands OF_PRESET =
        new Bands(Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks the bounds and the order of those that are set. */
    public Bands {
      definite.ifPresent(value -> Require.between("definite", value, 0, 1));
      double most = definite.orElse(1.0);
      probable.ifPresent(value -> Require.between("probable", value, 0, most));
      double more = probable.orElse(most);
      possible.ifPresent(value -> Require.between("possible", value, 0, more));
    }
  }
}
