package org.workerservice.config.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.workerservice.config.value.InvalidSetting;
import org.workerservice.config.value.Require;

/**
 * Which pages of other origins may call the API from a browser.
 *
 * @param origins origins such as {@code https://hr.example.org}, separated by commas; {@code *} for
 *     all; empty for none
 * @param maxAge how long a browser may remember that it may call
 */
public record CorsSettings(Optional<String> origins, Duration maxAge) {
  private static final Pattern ORIGIN =
      Pattern.compile(
          "\\*|https?://[a-z0-9.-]{1,255}(:\\d{1,5})?|https?://\\[[0-9a-f:]+](:\\d{1,5})?");

  /** Checks the origins. */
  public CorsSettings {
    Require.between("max_age", maxAge, Duration.ZERO, Duration.ofDays(1));
    for (String origin : split(origins)) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new InvalidSetting(
            "origins",
            "must be origins in lower case such as https://hr.example.org, separated by commas,"
                + " or *");
      }
    }
  }

  /** Returns the origins, each once. */
  public Set<String> allowed() {
    return split(origins);
  }

  private static Set<String> split(Optional<String> origins) {
    Set<String> all = new LinkedHashSet<>();
    origins.stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(origin -> !origin.isEmpty())
        .forEach(all::add);
    return all;
  }
}
