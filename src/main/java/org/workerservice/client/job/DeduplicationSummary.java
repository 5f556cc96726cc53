package org.workerservice.client.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;

/** The summary of a run in plain words. */
public final class DeduplicationSummary {
  private DeduplicationSummary() {}

  /**
   * Returns the lines of the summary.
   *
   * @param job at its end
   */
  public static String of(JsonNode job) {
    JsonNode progress = job.path("progress");
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%,d of %,d workers compared, %,d pairs scored",
        progress.path("records").asLong(),
        progress.path("workers").asLong(),
        progress.path("pairs").asLong());
    line(text, "pairs by band: %s", counts(progress.path("bands")));
    line(text, "entities by size: %s", counts(progress.path("entities_by_size")));
    line(text, "entities by outcome: %s", counts(progress.path("outcomes")));
    if (!progress.path("not_merged").isEmpty()) {
      line(text, "not merged because: %s", counts(progress.path("not_merged")));
    }
    line(text, "items put into the review queue: %,d", progress.path("review_items").asLong());
    if (progress.has("trained_model")) {
      line(
          text,
          "A trained model (version %d) would decide %,d of %,d sampled pairs differently.",
          progress.at("/trained_model/model_version").asInt(),
          progress.at("/trained_model/decided_differently").asLong(),
          progress.at("/trained_model/pairs").asLong());
    }
    line(text, "seconds by phase: %s", counts(progress.path("seconds")));
    return text.toString().stripTrailing();
  }

  private static String counts(JsonNode counts) {
    return counts.isEmpty()
        ? "none"
        : counts
            .propertyStream()
            .map(one -> one.getKey() + " " + number(one.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String number(JsonNode value) {
    return value.isIntegralNumber()
        ? String.format(Locale.ROOT, "%,d", value.asLong())
        : String.format(Locale.ROOT, "%.1f", value.asDouble());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
