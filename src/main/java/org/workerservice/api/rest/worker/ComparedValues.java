package org.workerservice.api.rest.worker;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.workerservice.api.rest.worker.ComponentValues.Value;
import org.workerservice.matching.score.Component;
import org.workerservice.model.Worker;

/**
 * The two values of a component that are most alike, one from each record.
 *
 * @param left from the record that was asked about; empty if it has none
 * @param right from the other record; empty if it has none
 */
record ComparedValues(Optional<String> left, Optional<String> right) {
  private static final int MAX_LENGTH = 256;
  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

  /** A record as it was compared for the caller. */
  record Side(Worker worker) {
    private List<Value> values(Component component) {
      return ComponentValues.of(worker, component);
    }
  }

  static ComparedValues of(Component component, Side left, Side right) {
    List<Value> ofLeft = left.values(component);
    List<Value> ofRight = right.values(component);
    int bestLeft = 0;
    int bestRight = 0;
    double best = -1;
    for (int i = 0; i < ofLeft.size(); i++) {
      for (int j = 0; j < ofRight.size(); j++) {
        double alike = alike(ofLeft.get(i), ofRight.get(j));
        if (alike > best) {
          best = alike;
          bestLeft = i;
          bestRight = j;
        }
      }
    }
    return new ComparedValues(
        ofLeft.isEmpty() ? Optional.empty() : Optional.of(bounded(ofLeft.get(bestLeft).label())),
        ofRight.isEmpty()
            ? Optional.empty()
            : Optional.of(bounded(ofRight.get(bestRight).label())));
  }

  /** Ranks pairs of the same kind first, then equal values, then similar ones. */
  private static double alike(Value left, Value right) {
    String one = folded(left.text());
    String other = folded(right.text());
    double kind = left.kind().equals(right.kind()) ? 2 : 0;
    return kind + (one.equals(other) ? 1.5 : SIMILARITY.apply(one, other));
  }

  private static String folded(String text) {
    return bounded(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static String bounded(String text) {
    return text.codePointCount(0, text.length()) <= MAX_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
  }
}
