package org.workerservice.app;

import org.workerservice.config.MatchingSettings;
import org.workerservice.matching.Bands;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.MatchSettings;

/** Turns the configured names and numbers into settings of the matching engine. */
final class MatchingPresets {
  private MatchingPresets() {}

  static MatchSettings settings(MatchingSettings configured) {
    MatchPreset preset =
        switch (configured.preset()) {
          case STRICT -> MatchPreset.STRICT;
          case DEFAULT -> MatchPreset.DEFAULT;
          case LENIENT -> MatchPreset.LENIENT;
          case SPECIFICATION -> MatchPreset.SPECIFICATION;
        };
    return preset
        .settings()
        .withBands(
            new Bands(
                configured.bands().definite(),
                configured.bands().probable(),
                configured.bands().possible()));
  }
}
