package org.workerservice.validation;

import java.util.Locale;

/**
 * How to interpret values that do not state their context.
 *
 * @param defaultRegion ISO 3166-1 alpha-2 code of the country of telephone numbers, if neither the
 *     number nor an address names one
 */
public record NormalizationSettings(String defaultRegion) {

  /** Telephone numbers without a country are parsed as numbers of the United States. */
  public static final NormalizationSettings DEFAULT = new NormalizationSettings("US");

  /**
   * Checks the region.
   *
   * @throws IllegalArgumentException if it is not a country code
   */
  public NormalizationSettings {
    if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(defaultRegion)) {
      throw new IllegalArgumentException(
          "default_region must be an ISO 3166-1 alpha-2 code in capitals: " + defaultRegion);
    }
  }
}
