package org.workerservice.text;

import java.util.List;
import java.util.Optional;

/**
 * A word of a text, folded for comparison.
 *
 * @param spellings the basic spelling first, then those with two letters for one, as in mueller for
 *     Müller
 * @param withoutParticle the rest after a short particle and an apostrophe, as in connor for
 *     O'Connor
 * @param start where the word starts in the text
 * @param end where it ends, exclusive
 */
public record FoldedWord(
    List<String> spellings, Optional<String> withoutParticle, int start, int end) {
  /** Copies the list. */
  public FoldedWord {
    spellings = List.copyOf(spellings);
  }

  /** Returns the basic spelling. */
  public String text() {
    return spellings.getFirst();
  }

  @Override
  public String toString() {
    return "FoldedWord[…]";
  }
}
