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

/**
 * How common values are, as shares of all records: two Smiths are weaker evidence than two
 * Featherstonehaughs.
 *
 * <p>Names and cities are in the normal form of features, birth dates are numbers such as 19800229.
 * A value that is not listed is rare.
 *
 * @param rareFamilyName the usual share of a family name that is not listed
 * @param rareGivenName the usual share of a given name that is not listed
 */
public record TermFrequencies(
    Map<String, Double> familyNames,
    Map<String, Double> givenNames,
    Map<String, Double> cities,
    Map<Integer, Double> birthDates,
    double rareFamilyName,
    double rareGivenName) {
  /** The share of a family name that is not in the shipped table. */
  public static final double RARE_FAMILY_NAME = 4e-5;

  /** The share of a given name that is not in the shipped table. */
  public static final double RARE_GIVEN_NAME = 2e-4;

  /** With fewer records, the shipped table says more about their names than they do. */
  public static final int MIN_RECORDS = 1_024;

  static final int MIN_COUNT = 10;
  private static final int MIN_COUNT_IN_MEMORY = 4;
  private static final double PER_MILLION = 1e-6;

  /** Copies the maps. */
  public TermFrequencies {
    familyNames = Map.copyOf(familyNames);
    givenNames = Map.copyOf(givenNames);
    cities = Map.copyOf(cities);
    birthDates = Map.copyOf(birthDates);
  }

  /** Creates frequencies with the usual shares of rare names. */
  public TermFrequencies(
      Map<String, Double> familyNames,
      Map<String, Double> givenNames,
      Map<String, Double> cities,
      Map<Integer, Double> birthDates) {
    this(familyNames, givenNames, cities, birthDates, RARE_FAMILY_NAME, RARE_GIVEN_NAME);
  }

  /** Returns the frequencies that ship with the program: names in English-speaking countries. */
  public static TermFrequencies shipped() {
    return Shipped.TABLE;
  }

  /**
   * Counts the values of a registry, or of a sample of it, for a model that is stored: it contains
   * no value that fewer than 10 records share.
   *
   * @param features of records picked at random
   */
  public static TermFrequencies of(List<MatchFeatures> features) {
    return new FrequencyCount(features).frequencies(MIN_COUNT);
  }

  /**
   * Counts the values of a registry, or of a sample of it, for use in memory only: it contains
   * every name that a few people share. Of fewer than {@link #MIN_RECORDS} records, it returns the
   * shipped frequencies.
   *
   * @param features of records picked at random
   */
  public static TermFrequencies inMemory(List<MatchFeatures> features) {
    return features.size() < MIN_RECORDS
        ? shipped()
        : new FrequencyCount(features).frequencies(MIN_COUNT_IN_MEMORY);
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
