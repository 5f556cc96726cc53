package org.workerservice.matching.feature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.workerservice.matching.text.BirthDates;

/**
 * How common values are, as shares of all records: two Smiths are weaker evidence than two
 * Featherstonehaughs.
 *
 * <p>Names and cities are in the normal form of features, birth dates are numbers such as 19800229.
 * A value that is not listed is rare.
 */
public record TermFrequencies(
    Map<String, Double> familyNames,
    Map<String, Double> givenNames,
    Map<String, Double> cities,
    Map<Integer, Double> birthDates) {
  /** The share of a family name that is not in the table. */
  public static final double RARE_FAMILY_NAME = 4e-5;

  /** The share of a given name that is not in the table. */
  public static final double RARE_GIVEN_NAME = 2e-4;

  private static final int MIN_COUNT = 10;
  private static final double PER_MILLION = 1e-6;

  /** Copies the maps. */
  public TermFrequencies {
    familyNames = Map.copyOf(familyNames);
    givenNames = Map.copyOf(givenNames);
    cities = Map.copyOf(cities);
    birthDates = Map.copyOf(birthDates);
  }

  /** Returns the frequencies that ship with the program: names in English-speaking countries. */
  public static TermFrequencies shipped() {
    return Shipped.TABLE;
  }

  /**
   * Counts the values of a registry, or of a sample of it. Names that are rare there keep the
   * shipped frequency, so that the result contains no rare value of a person.
   *
   * @param features of records picked at random
   */
  public static TermFrequencies of(List<MatchFeatures> features) {
    Map<String, Integer> families = new HashMap<>();
    Map<String, Integer> givens = new HashMap<>();
    Map<String, Integer> cities = new HashMap<>();
    Map<Integer, Integer> birthDates = new HashMap<>();
    for (MatchFeatures record : features) {
      record.names().stream().limit(1).forEach(name -> count(name, families, givens));
      record.addresses().stream()
          .limit(1)
          .map(address -> address.city().text())
          .filter(city -> !city.isEmpty())
          .forEach(city -> cities.merge(city, 1, Integer::sum));
      if (!BirthDates.partial(record.birthDate())) {
        birthDates.merge(record.birthDate(), 1, Integer::sum);
      }
    }
    return new TermFrequencies(
        shares(families, shipped().familyNames()),
        shares(givens, shipped().givenNames()),
        shares(cities, Map.of()),
        shares(birthDates, Map.of()));
  }

  private static void count(
      NameFeatures name, Map<String, Integer> families, Map<String, Integer> givens) {
    if (!name.family().missing()) {
      families.merge(name.family().text(), 1, Integer::sum);
    }
    if (!name.given().isEmpty()) {
      givens.merge(name.given().getFirst().text(), 1, Integer::sum);
    }
  }

  private static <K> Map<K, Double> shares(Map<K, Integer> valueToCount, Map<K, Double> known) {
    double all = valueToCount.values().stream().mapToInt(Integer::intValue).sum();
    Map<K, Double> shares = new HashMap<>(known);
    valueToCount.forEach(
        (value, count) -> {
          if (count >= MIN_COUNT) {
            shares.put(value, count / all);
          }
        });
    return shares;
  }

  /** Loads the table on first use. */
  private static final class Shipped {
    private static final String RESOURCE = "name-frequencies.csv";
    private static final TermFrequencies TABLE = read();

    private static TermFrequencies read() {
      try (InputStream input =
              Objects.requireNonNull(
                  TermFrequencies.class.getResourceAsStream(RESOURCE), RESOURCE);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
        Map<String, Double> families = new HashMap<>();
        Map<String, Double> givens = new HashMap<>();
        lines.lines().skip(1).forEach(line -> add(line.split(","), families, givens));
        return new TermFrequencies(families, givens, Map.of(), Map.of());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the table of name frequencies", e);
      }
    }

    /** A line is {@code family|given,name,records per million}. */
    private static void add(
        String[] cells, Map<String, Double> families, Map<String, Double> givens) {
      Map<String, Double> names = cells[0].equals("family") ? families : givens;
      names.put(cells[1], Double.parseDouble(cells[2]) * PER_MILLION);
    }
  }

  @Override
  public String toString() {
    return "TermFrequencies[…]";
  }
}
