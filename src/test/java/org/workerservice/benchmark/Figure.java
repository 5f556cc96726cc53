package org.workerservice.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures in the order of measurement, each with a required and a desired target, for 100,000
 * workers and two cores shared by service, database and load generator.
 */
enum Figure {
  IMPORT("import", List.of(Bound.rate(1_500)), List.of(Bound.rate(4_000))),
  CREATE("create", List.of(Bound.rate(700), Bound.median(50)), List.of(Bound.rate(2_000))),
  READ("read", List.of(Bound.median(5)), List.of(Bound.rate(15_000))),
  MATCH("match", List.of(Bound.percentile99(500)), List.of(Bound.rate(800))),
  SEARCH("search", List.of(Bound.median(100)), List.of(Bound.rate(1_500))),
  LIST("list", List.of(), List.of()),
  CHECK_DUPLICATES("check-duplicates", List.of(), List.of());

  private final String title;
  private final List<Bound> must;
  private final List<Bound> aim;

  Figure(String title, List<Bound> must, List<Bound> aim) {
    this.title = title;
    this.must = must;
    this.aim = aim;
  }

  static Figure named(String title) {
    return Arrays.stream(values())
        .filter(figure -> figure.title.equals(title))
        .findFirst()
        .orElseThrow(() -> new BenchmarkFailure("There is no figure called " + title + "."));
  }

  String title() {
    return title;
  }

  List<Bound> must() {
    return must;
  }

  List<Bound> aim() {
    return aim;
  }

  /** Returns the target and whether it was reached; a dash if there is no target. */
  static String verdict(List<Bound> bounds, Measurement measurement) {
    return bounds.isEmpty()
        ? "–"
        : bounds.stream()
            .map(bound -> bound + (bound.metBy(measurement) ? ": met" : ": **missed**"))
            .collect(Collectors.joining("; "));
  }
}
