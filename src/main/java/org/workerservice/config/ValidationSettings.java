package org.workerservice.config;

import java.util.Locale;
import java.util.Set;
import org.workerservice.config.value.InvalidSetting;

/**
 * Validation of records.
 *
 * @param defaultRegion ISO 3166 alpha-2 country of phone numbers without a country code
 */
public record ValidationSettings(String defaultRegion) {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Checks that the country exists. */
  public ValidationSettings {
    if (!COUNTRIES.contains(defaultRegion)) {
      throw new InvalidSetting(
          "default_region", "must be an ISO 3166 country code in two capital letters, such as US");
    }
  }
}
