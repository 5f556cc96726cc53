package org.workerservice.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the Fellegi–Sunter strategy knows: how likely any two records are one person, how often each
 * level of comparison occurs among pairs that are one person and among pairs that are not, and how
 * common names are (I. P. Fellegi, A. B. Sunter: A theory for record linkage, 1969).
 *
 * @param name what people call the model
 * @param prior probability that two records picked at random are one person, above 0 and below 1
 * @param levels the probabilities of every level
 */
public record FellegiSunterModel(
    String name,
    double prior,
    Map<ComparisonLevel, LevelProbability> levels,
    TermFrequencies frequencies) {

  /**
   * Checks that the model is whole and copies the map.
   *
   * @throws IllegalArgumentException for a prior out of range or a level without probabilities
   */
  public FellegiSunterModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(frequencies, "frequencies");
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
    levels = Collections.unmodifiableMap(copy);
  }

  /** Returns the model that comes with the program and works before any training. */
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
   * Reads the JSON form.
   *
   * @throws IllegalArgumentException if it is not the form of a model
   */
  public static FellegiSunterModel fromJson(String json) {
    return ModelJson.read(json);
  }

  /** Read when first used. */
  private static final class Shipped {
    private static final String RESOURCE = "starting-model.json";
    private static final FellegiSunterModel MODEL = read();

    private static FellegiSunterModel read() {
      try (InputStream input =
          Objects.requireNonNull(
              FellegiSunterModel.class.getResourceAsStream(RESOURCE), RESOURCE)) {
        return fromJson(new String(input.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("the starting model cannot be read", e);
      }
    }
  }

  @Override
  public String toString() {
    return "FellegiSunterModel[" + name + "]";
  }
}
