package org.workerservice.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures as Markdown, with everything needed to measure them again. */
final class Report {
  private final BenchmarkOptions options;
  private final Map<Figure, Measurement> figureToMeasurement = new EnumMap<>(Figure.class);
  private final Instant begin = Instant.now();
  private int loaded;

  Report(BenchmarkOptions options) {
    this.options = options;
  }

  void add(Figure figure, Measurement measurement) {
    figureToMeasurement.put(figure, measurement);
  }

  /** Tells how many workers are in the registry after the import. */
  void loaded(int workers) {
    loaded = workers;
  }

  /** Returns one line about a figure, to show progress. */
  static String line(Figure figure, Measurement measurement) {
    return format(
        "%s: %,.0f/s, p50 %.1f ms, p99 %.1f ms, answers %s",
        figure.title(),
        measurement.rate(),
        measurement.milliseconds(50),
        measurement.milliseconds(99),
        outcomes(measurement));
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Benchmark\n\n").append(circumstances()).append('\n').append(figures());
    if (figureToMeasurement.values().stream().allMatch(each -> each.use().isPresent())) {
      text.append('\n').append(processors());
    }
    return text.toString();
  }

  private String circumstances() {
    return String.join(
        "\n",
        "- Command: `" + options.command() + "`",
        "- Begun: " + begin.truncatedTo(ChronoUnit.SECONDS),
        "- Machine: " + Machine.description() + "; service, database and load generator share it",
        "- Versions: " + Machine.versions(),
        format(
            "- Data: %,d rows imported in chunks of 500 gave %,d workers, before all else",
            options.workers(), loaded),
        format(
            "- Each figure but the import: %d s after a warm-up of %d s, closed loop over keep-alive connections, default settings",
            options.duration().toSeconds(), options.warmUp().toSeconds()),
        "- create: new generated workers, checked for duplicates, audited, answered after commit;"
            + " 409 means a namesake was treated as a duplicate",
        "- read: random ids; list: 50 workers after a random id",
        "- match: name, birth date, addresses and contacts of an imported worker with two letters of"
            + " the family name exchanged; check-duplicates: the same with its numbers;"
            + " `found` when that worker is in the answer",
        "- import counts rows in its rate, and requests of 500 rows in its times and answers",
        "");
  }

  private String figures() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| Figure | Connections | Rate/s | p50 ms | p95 ms | p99 ms | max ms | Answers | Must | Aim |\n");
    table.append("|---|--:|--:|--:|--:|--:|--:|---|---|---|\n");
    figureToMeasurement.forEach((figure, each) -> table.append(row(figure, each)));
    return table.toString();
  }

  private static String row(Figure figure, Measurement measurement) {
    return format(
        "| %s | %d | %,.0f | %.1f | %.1f | %.1f | %.1f | %s | %s | %s |%n",
        figure.title(),
        measurement.connections(),
        measurement.rate(),
        measurement.milliseconds(50),
        measurement.milliseconds(95),
        measurement.milliseconds(99),
        measurement.milliseconds(100),
        outcomes(measurement),
        Figure.verdict(figure.must(), measurement),
        Figure.verdict(figure.aim(), measurement));
  }

  private static String outcomes(Measurement measurement) {
    return measurement.outcomeToCount().entrySet().stream()
        .map(entry -> format("%s: %,d", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String processors() {
    StringBuilder table = new StringBuilder();
    table.append("Processor seconds per 1,000 requests (import: rows), user + system:\n\n");
    table.append(
        "| Figure | Service (Java) | PostgreSQL | Load generator | Other processes | Idle |\n");
    table.append("|---|--:|--:|--:|--:|--:|\n");
    figureToMeasurement.forEach(
        (figure, each) -> table.append(processors(figure, each, each.use().orElseThrow())));
    return table.toString();
  }

  private static String processors(Figure figure, Measurement measurement, ProcessorUse use) {
    double thousands = measurement.units() / 1000.0;
    return format(
        "| %s | %s | %s | %s | %.0f%% | %.0f%% |%n",
        figure.title(),
        seconds(use.service(), thousands),
        seconds(use.database(), thousands),
        seconds(use.loadGenerator(), thousands),
        100 * use.others() / use.all(),
        100 * use.idle() / use.all());
  }

  private static String seconds(ProcessorTime time, double thousands) {
    return format("%.3f + %.3f", time.user() / thousands, time.system() / thousands);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
