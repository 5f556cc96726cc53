package org.workerservice.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where a query meets records.
 *
 * @param workerToTexts texts by the name of the field; a worker that was not looked at is not there
 * @param complete whether every text of every worker was looked at before the time was over
 */
public record Highlighted(Map<UUID, Map<String, List<String>>> workerToTexts, boolean complete) {
  /** What was not asked for. */
  public static final Highlighted NOTHING = new Highlighted(Map.of(), true);

  @Override
  public String toString() {
    return "Highlighted[" + workerToTexts.size() + "]";
  }
}
