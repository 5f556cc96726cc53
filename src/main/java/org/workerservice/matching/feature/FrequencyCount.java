package org.workerservice.matching.feature;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workerservice.matching.text.BirthDates;

/**
 * Counts how many people have a name. Records that look like one person count once: otherwise the
 * rare name of a person with many records looks common. Not thread-safe.
 */
final class FrequencyCount {
  /** The number of records that the shipped table counts for, so that small registries use it. */
  private static final double SHIPPED_RECORDS = 1_000;

  /** Records of one person that differ in spelling or date, beside the first. */
  private static final int MORE_OF_ONE_PERSON = 2;

  private final Map<String, Integer> families = new HashMap<>();
  private final Map<String, Integer> givens = new HashMap<>();
  private final Map<String, Integer> cities = new HashMap<>();
  private final Map<Integer, Integer> birthDates = new HashMap<>();

  FrequencyCount(List<MatchFeatures> features) {
    Set<List<Object>> people = new HashSet<>();
    for (MatchFeatures record : features) {
      if (people.add(person(record))) {
        record.names().stream().limit(1).forEach(this::add);
      }
      city(record).filter(city -> !city.isEmpty()).ifPresent(city -> add(city, cities));
      if (!BirthDates.partial(record.birthDate())) {
        add(record.birthDate(), birthDates);
      }
    }
  }

  /** Two records of one person agree in this more often than two people do. */
  private static List<Object> person(MatchFeatures record) {
    String family = record.names().stream().map(n -> n.family().text()).findFirst().orElse("");
    String given =
        record.names().stream()
            .filter(name -> !name.given().isEmpty())
            .map(name -> name.given().getFirst().text())
            .findFirst()
            .orElse("");
    Object born = record.birthDate() == BirthDates.MISSING ? city(record) : record.birthDate();
    return List.of(family, given, born);
  }

  private static Optional<String> city(MatchFeatures record) {
    return record.addresses().stream().map(address -> address.city().text()).findFirst();
  }

  private void add(NameFeatures name) {
    if (!name.family().missing()) {
      add(name.family().text(), families);
      name.familyParts().forEach(part -> add(part.text(), families));
    }
    if (!name.given().isEmpty()) {
      add(name.given().getFirst().text(), givens);
    }
  }

  private static <K> void add(K value, Map<K, Integer> valueToCount) {
    valueToCount.merge(value, 1, Integer::sum);
  }

  TermFrequencies frequencies(int minCount) {
    TermFrequencies shipped = TermFrequencies.shipped();
    return new TermFrequencies(
        names(families, shipped.familyNames(), TermFrequencies.RARE_FAMILY_NAME, minCount),
        names(givens, shipped.givenNames(), TermFrequencies.RARE_GIVEN_NAME, minCount),
        shares(cities),
        shares(birthDates),
        rare(families, TermFrequencies.RARE_FAMILY_NAME, minCount),
        rare(givens, TermFrequencies.RARE_GIVEN_NAME, minCount));
  }

  private static double sum(Map<?, Integer> valueToCount) {
    return valueToCount.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Double> names(
      Map<String, Integer> nameToCount, Map<String, Double> shipped, double rare, int minCount) {
    double all = sum(nameToCount) + SHIPPED_RECORDS;
    Map<String, Double> shares = new HashMap<>();
    shipped.forEach(
        (name, share) ->
            shares.put(
                name, (people(nameToCount.getOrDefault(name, 0)) + SHIPPED_RECORDS * share) / all));
    nameToCount.forEach(
        (name, count) -> {
          if (count >= minCount) {
            shares.put(
                name, (people(count) + SHIPPED_RECORDS * shipped.getOrDefault(name, rare)) / all);
          }
        });
    return shares;
  }

  private static int people(int count) {
    return Math.max(0, count - MORE_OF_ONE_PERSON);
  }

  /**
   * Returns the share that the name of a person has on average, among the people whose name is not
   * listed: one in the number of people with that name.
   */
  private static double rare(Map<String, Integer> nameToCount, double usual, int minCount) {
    double people = SHIPPED_RECORDS;
    double sum = SHIPPED_RECORDS * usual * SHIPPED_RECORDS;
    for (int count : nameToCount.values()) {
      if (count < minCount) {
        people += count;
        sum += (double) count * people(count);
      }
    }
    double all = sum(nameToCount) + SHIPPED_RECORDS;
    return Math.max(usual, sum / people / all);
  }

  private static <K> Map<K, Double> shares(Map<K, Integer> valueToCount) {
    double all = sum(valueToCount);
    Map<K, Double> shares = new HashMap<>();
    valueToCount.forEach(
        (value, count) -> {
          if (count >= TermFrequencies.MIN_COUNT) {
            shares.put(value, count / all);
          }
        });
    return shares;
  }
}
