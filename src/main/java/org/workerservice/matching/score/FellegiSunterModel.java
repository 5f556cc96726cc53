package org.workerservice.matching.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.workerservice.matching.feature.TermFrequencies;

/**
 * The parameters of the Fellegi–Sunter strategy: how likely it is that any two records are one
 * person, how often each level of comparison occurs among pairs that are one person and among pairs
 * that are not, and how common names are (I. P. Fellegi, A. B. Sunter: A theory for record linkage,
 * 1969). Immutable.
 */
public final class FellegiSunterModel {
  /** A registry with fewer records than this is treated as still being filled. */
  private static final long MIN_REGISTRY = 1L << 10;

  private static final long MAX_REGISTRY = 1L << 26;

  private final String name;
  private final double prior;
  private final Map<ComparisonLevel, LevelProbability> levels;
  private final TermFrequencies frequencies;
  private final RegistryTraits traits;

  /**
   * Checks that the model is complete and copies the map.
   *
   * @param name the name that users gave the model
   * @param prior probability that two records picked at random are one person, above 0 and below 1
   * @param levels the probabilities of every level
   * @param traits what the model says about the registry as a whole
   * @throws IllegalArgumentException for a prior out of range or a level without probabilities
   */
  public FellegiSunterModel(
      String name,
      double prior,
      Map<ComparisonLevel, LevelProbability> levels,
      TermFrequencies frequencies,
      RegistryTraits traits) {
    this.traits = Objects.requireNonNull(traits, "traits");
    this.name = Objects.requireNonNull(name, "name");
    this.frequencies = Objects.requireNonNull(frequencies, "frequencies");
    if (!(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("the prior must be above 0 and below 1");
    }
    Map<ComparisonLevel, LevelProbability> copy = new EnumMap<>(ComparisonLevel.class);
    copy.putAll(levels);
    for (ComparisonLevel level : ComparisonLevel.values()) {
      if (!copy.containsKey(level)) {
        throw new IllegalArgumentException("the model lacks the level " + level.code());
      }
    }
    this.prior = prior;
    this.levels = Collections.unmodifiableMap(copy);
  }

  /** Returns the name that users gave the model. */
  public String name() {
    return name;
  }

  /** Returns the probability that two records picked at random are one person. */
  public double prior() {
    return prior;
  }

  /** Returns the probabilities of every level. */
  public Map<ComparisonLevel, LevelProbability> levels() {
    return levels;
  }

  /** Returns how common names, cities and birth dates are. */
  public TermFrequencies frequencies() {
    return frequencies;
  }

  /** Returns what the model says about the registry as a whole. */
  public RegistryTraits traits() {
    return traits;
  }

  /** Returns whether the registry has people who live together. */
  public boolean households() {
    return traits.households();
  }

  /**
   * Returns the same model for a registry of another size. A new record matches about one other
   * record or none. So the more records there are, the smaller is the share of pairs that are one
   * person: evidence that is enough among a thousand records is not enough among a million.
   *
   * @param records the number of records; rounded to a power of two so that scores rarely change
   */
  public FellegiSunterModel ofRegistry(long records) {
    long size = Math.clamp(records, MIN_REGISTRY, MAX_REGISTRY);
    double fitting = 1.0 / Long.highestOneBit(size + size / 2);
    return fitting == prior
        ? this
        : new FellegiSunterModel(name, fitting, levels, frequencies, traits);
  }

  /** Returns the same model for a registry with other names, cities and birth dates. */
  public FellegiSunterModel withFrequencies(TermFrequencies replacement) {
    return new FellegiSunterModel(name, prior, levels, replacement, traits);
  }

  /** Returns the model that ships with the program and works without training. */
  public static FellegiSunterModel shipped() {
    return Shipped.MODEL;
  }

  /** Returns the probabilities of a level. */
  public LevelProbability of(ComparisonLevel level) {
    return levels.get(level);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return ModelJson.write(this);
  }

  /**
   * Reads the JSON form. Levels of partial birth dates, which older models lack, are those of the
   * model that ships.
   *
   * @throws IllegalArgumentException if the text is not a model
   */
  public static FellegiSunterModel fromJson(String json) {
    return ModelJson.read(json, Shipped.LATER_LEVELS);
  }

  /** Loads the model on first use. */
  private static final class Shipped {
    private static final String RESOURCE = "starting-model.json";
    private static final FellegiSunterModel MODEL = read();
    private static final Map<ComparisonLevel, LevelProbability> LATER_LEVELS =
        Map.of(
            ComparisonLevel.BIRTH_DATE_MONTH_KNOWN,
            MODEL.of(ComparisonLevel.BIRTH_DATE_MONTH_KNOWN),
            ComparisonLevel.BIRTH_DATE_YEAR_KNOWN,
            MODEL.of(ComparisonLevel.BIRTH_DATE_YEAR_KNOWN),
            ComparisonLevel.BIRTH_DATE_PART_NEAR,
            MODEL.of(ComparisonLevel.BIRTH_DATE_PART_NEAR));

    private static FellegiSunterModel read() {
      try (InputStream input =
          Objects.requireNonNull(
              FellegiSunterModel.class.getResourceAsStream(RESOURCE), RESOURCE)) {
        return ModelJson.read(new String(input.readAllBytes(), StandardCharsets.UTF_8), Map.of());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the starting model", e);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof FellegiSunterModel model
            && name.equals(model.name)
            && prior == model.prior
            && levels.equals(model.levels)
            && frequencies.equals(model.frequencies)
            && traits.equals(model.traits);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, prior);
  }

  @Override
  public String toString() {
    return "FellegiSunterModel[" + name + "]";
  }
}
