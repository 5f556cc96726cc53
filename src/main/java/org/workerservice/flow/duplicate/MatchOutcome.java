package org.workerservice.flow.duplicate;

import java.util.List;
import java.util.Optional;
import org.workerservice.flow.PotentialMatch;
import org.workerservice.validation.Violation;

/** The outcome of a match request. */
public sealed interface MatchOutcome {
  /**
   * Workers that may be the same person, best first; may be empty.
   *
   * @param matches compared by values that the reader may see
   * @param unused values of the record sent that were not used, and why
   * @param bestBelow the highest score below the threshold, if there is no match and the record
   *     lacks fields
   */
  record Ranked(List<PotentialMatch> matches, List<UnusedValue> unused, Optional<Double> bestBelow)
      implements MatchOutcome {
    Ranked(List<PotentialMatch> matches) {
      this(matches, List.of(), Optional.empty());
    }
  }

  /**
   * The reader sees masked records and sent neither a name nor an identifier that it may see, so
   * there is nothing to search with.
   *
   * @param fields the sent fields that cannot be compared for this reader; never empty
   */
  record OnlyHidden(List<String> fields) implements MatchOutcome {}

  /** The record that was sent has masked values. */
  record Invalid(List<Violation> violations) implements MatchOutcome {}
}
