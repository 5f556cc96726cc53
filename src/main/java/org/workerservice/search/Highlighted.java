package org.workerservice.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The texts of workers that match a query, with the matches marked.
 *
 * @param workerToTexts texts by field name; without the workers that the time limit left out
 * @param complete whether every text of every worker was checked within the time limit
 */
public record Highlighted(Map<UUID, Map<String, List<String>>> workerToTexts, boolean complete) {
  /** The result if no highlights are requested. */
  public static final Highlighted NOTHING = new Highlighted(Map.of(), true);

  @Override
  public String toString() {
    return "Highlighted[" + workerToTexts.size() + "]";
  }
}
