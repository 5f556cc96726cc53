package org.workerservice.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The options of the command line, each as {@code -Dbenchmark.NAME=VALUE}.
 *
 * @param workers number of rows imported before anything else is measured
 * @param duration of the measurement of each figure, after the warm-up
 * @param connections keep-alive connections, each with one request at a time
 * @param figures to measure in addition to the import
 * @param seed of the generated workers and of the order in which they are asked for
 * @param jvm options of the service's JVM, for profiling
 * @param given the given options, unchanged
 */
record BenchmarkOptions(
    int workers,
    Duration warmUp,
    Duration duration,
    int connections,
    int importConnections,
    Set<Figure> figures,
    long seed,
    List<String> jvm,
    List<String> given) {
  private static final String PREFIX = "benchmark.";
  private static final String COMMAND = "mvn -q -DskipTests -Pbenchmark verify";

  /**
   * Reads the options.
   *
   * @throws BenchmarkFailure if a value is invalid
   */
  static BenchmarkOptions read(UnaryOperator<String> properties) {
    Reader reader = new Reader(properties);
    return new BenchmarkOptions(
        reader.number("workers", 100_000, 1_000),
        Duration.ofSeconds(reader.number("warmup", 10, 0)),
        Duration.ofSeconds(reader.number("seconds", 20, 1)),
        reader.number("connections", 32, 1),
        reader.number("import.connections", 4, 1),
        figures(reader.text("figures").orElse("")),
        reader.number("seed", 1, 0),
        words(reader.text("jvm").orElse(""), " +"),
        List.copyOf(reader.given));
  }

  /** Returns the command that repeats the measurement. */
  String command() {
    return COMMAND + given.stream().map(option -> " " + option).collect(Collectors.joining());
  }

  private static Set<Figure> figures(String names) {
    Set<Figure> measured = EnumSet.noneOf(Figure.class);
    words(names, ",").forEach(name -> measured.add(Figure.named(name)));
    return measured.isEmpty() ? EnumSet.allOf(Figure.class) : measured;
  }

  private static List<String> words(String text, String separator) {
    return Arrays.stream(text.strip().split(separator)).filter(word -> !word.isEmpty()).toList();
  }

  private static final class Reader {
    private final UnaryOperator<String> properties;
    private final List<String> given = new ArrayList<>();

    Reader(UnaryOperator<String> properties) {
      this.properties = properties;
    }

    /** Maven passes an option without a value as an empty text. */
    Optional<String> text(String name) {
      Optional<String> value =
          Optional.ofNullable(properties.apply(PREFIX + name)).filter(text -> !text.isBlank());
      value.ifPresent(text -> given.add("-D" + PREFIX + name + "=" + quoted(text)));
      return value;
    }

    int number(String name, int otherwise, int least) {
      String value = text(name).orElse(String.valueOf(otherwise));
      try {
        int number = Integer.parseInt(value);
        if (number >= least) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        throw wrong(name, least, value);
      }
      throw wrong(name, least, value);
    }

    private static BenchmarkFailure wrong(String name, int least, String value) {
      return new BenchmarkFailure(
          PREFIX + name + " must be a whole number from " + least + ", not " + value + ".");
    }

    private static String quoted(String text) {
      return text.contains(" ") ? "'" + text + "'" : text;
    }
  }
}
