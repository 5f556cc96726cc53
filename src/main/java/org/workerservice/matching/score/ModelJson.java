package org.workerservice.matching.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.matching.feature.TermFrequencies;

/**
 * The JSON form of models: name, prior, whether there are households, m and u of every level under
 * its code, and the frequencies of names. If there are no frequencies, the shipped ones apply.
 */
final class ModelJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, ComparisonLevel> CODE_TO_LEVEL =
      Stream.of(ComparisonLevel.values())
          .collect(Collectors.toMap(ComparisonLevel::code, Function.identity()));

  private ModelJson() {}

  static String write(FellegiSunterModel model) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("name", model.name());
    json.put("prior", model.prior());
    json.put("households", model.households());
    json.put("learned", model.traits().learned());
    json.put("moved_bits", model.traits().movedBits());
    json.put("home_bits", model.traits().homeBits());
    ObjectNode levels = json.putObject("levels");
    for (ComparisonLevel level : ComparisonLevel.values()) {
      LevelProbability probability = model.of(level);
      levels.putObject(level.code()).put("m", probability.m()).put("u", probability.u());
    }
    if (model.frequencies() != TermFrequencies.shipped()) {
      write(model.frequencies(), json.putObject("frequencies"));
    }
    return json.toString();
  }

  private static void write(TermFrequencies frequencies, ObjectNode json) {
    write(frequencies.familyNames(), json.putObject("family_names"));
    write(frequencies.givenNames(), json.putObject("given_names"));
    write(frequencies.cities(), json.putObject("cities"));
    write(frequencies.birthDates(), json.putObject("birth_dates"));
    json.put("rare_family_name", frequencies.rareFamilyName());
    json.put("rare_given_name", frequencies.rareGivenName());
  }

  private static <K extends Comparable<K>> void write(Map<K, Double> values, ObjectNode json) {
    new TreeMap<>(values).forEach((key, share) -> json.put(key.toString(), share));
  }

  /**
   * Reads a model.
   *
   * @param later the probabilities of levels that models stored before do not have
   */
  static FellegiSunterModel read(String text, Map<ComparisonLevel, LevelProbability> later) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return new FellegiSunterModel(
          required(json, "name").asText(),
          required(json, "prior").asDouble(),
          levels(required(json, "levels"), later),
          json.has("frequencies")
              ? frequencies(json.get("frequencies"))
              : TermFrequencies.shipped(),
          traits(json));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("the model is not JSON", malformed);
    }
  }

  private static RegistryTraits traits(JsonNode json) {
    boolean households = json.path("households").asBoolean(true);
    return new RegistryTraits(
        households,
        json.path("learned").asBoolean(false),
        json.path("moved_bits").asDouble(RegistryTraits.USUAL_MOVED_BITS),
        json.path("home_bits").asDouble(RegistryTraits.maxHomeBits(households)));
  }

  private static JsonNode required(JsonNode json, String name) {
    if (!json.has(name)) {
      throw new IllegalArgumentException("the model has no \"" + name + "\"");
    }
    return json.get(name);
  }

  private static Map<ComparisonLevel, LevelProbability> levels(
      JsonNode json, Map<ComparisonLevel, LevelProbability> later) {
    Map<ComparisonLevel, LevelProbability> levels = new EnumMap<>(ComparisonLevel.class);
    levels.putAll(later);
    json.properties()
        .forEach(
            entry -> {
              ComparisonLevel level = CODE_TO_LEVEL.get(entry.getKey());
              if (level == null) {
                throw new IllegalArgumentException("unknown level \"" + entry.getKey() + "\"");
              }
              JsonNode value = entry.getValue();
              levels.put(
                  level,
                  new LevelProbability(
                      required(value, "m").asDouble(), required(value, "u").asDouble()));
            });
    return levels;
  }

  private static TermFrequencies frequencies(JsonNode json) {
    return new TermFrequencies(
        shares(json.path("family_names"), Function.identity()),
        shares(json.path("given_names"), Function.identity()),
        shares(json.path("cities"), Function.identity()),
        shares(json.path("birth_dates"), Integer::valueOf),
        json.path("rare_family_name").asDouble(TermFrequencies.RARE_FAMILY_NAME),
        json.path("rare_given_name").asDouble(TermFrequencies.RARE_GIVEN_NAME));
  }

  private static <K> Map<K, Double> shares(JsonNode json, Function<String, K> key) {
    Map<K, Double> shares = new HashMap<>();
    json.properties()
        .forEach(entry -> shares.put(key.apply(entry.getKey()), entry.getValue().asDouble()));
    return shares;
  }
}
