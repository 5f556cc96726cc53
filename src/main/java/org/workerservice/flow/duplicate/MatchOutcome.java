package org.workerservice.flow.duplicate;

import java.util.List;
import org.workerservice.flow.PotentialMatch;

/** What became of a question for matches. */
public sealed interface MatchOutcome {
  /**
   * The workers that may be meant, best first; perhaps none.
   *
   * @param matches compared by what the reader may see
   */
  record Ranked(List<PotentialMatch> matches) implements MatchOutcome {}

  /**
   * The reader sees masked records, and sent neither a name nor an identifier that it may see, so
   * that nothing can be looked for.
   *
   * @param fields those that were sent and cannot be compared for this reader, never empty
   */
  record OnlyHidden(List<String> fields) implements MatchOutcome {}
}
