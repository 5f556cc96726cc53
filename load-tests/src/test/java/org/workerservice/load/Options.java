package org.workerservice.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of a run.
 *
 * @param token of a caller who may write; if missing, the jar creates one
 * @param jar of the service, for tokens and new workers
 * @param dataDirectory of the service, which holds its keys
 * @param users number of users, each of whom sends one request after the other
 * @param duration of the run, or of one part of a spike, or of one level of a ramp
 * @param warmUp unmeasured load before the measured one
 * @param rate requests per second of a soak, and before and after a spike
 * @param peak requests per second in a spike
 * @param peakDuration of the spike
 * @param levels number of concurrent users of each level
 * @param workers minimum number of workers in the registry before the run starts
 * @param creates number of new workers to generate for creations
 * @param pairs number of workers to import twice for review, for stewards
 * @param seed of these workers
 * @param target the output directory
 */
record Options(
    Shape shape,
    URI url,
    Optional<String> token,
    Path jar,
    Path dataDirectory,
    int users,
    Duration duration,
    Duration warmUp,
    int rate,
    int peak,
    Duration peakDuration,
    List<Integer> levels,
    int workers,
    int creates,
    int pairs,
    long seed,
    Path target) {
  private static final Pattern DURATION = Pattern.compile("(\\d+)(s|m|h)?");

  /**
   * Reads options.
   *
   * @param given returns the value of a name, or null
   * @throws IllegalArgumentException with a sentence about what is wrong
   */
  static Options read(Function<String, String> given) {
    Source source = new Source(given);
    Shape shape = Shape.of(source.text("simulation", "mix"));
    Path directory = Path.of(source.text("load.directory", ".")).toAbsolutePath().normalize();
    return new Options(
        shape,
        URI.create(source.text("url", "http://localhost:8080").replaceFirst("/+$", "")),
        source.text("token"),
        directory.resolve(source.text("jar", "../target/worker-service.jar")).normalize(),
        directory.resolve(source.text("dataDir", "../data")).normalize(),
        source.number("users", shape.users()),
        source.duration("duration", shape.duration()),
        source.duration("warmup", shape.warmsUp() ? Duration.ofSeconds(10) : Duration.ZERO),
        source.number("rate", shape == Shape.SOAK ? 200 : 50),
        source.number("peak", 500),
        source.duration("peakDuration", Duration.ofSeconds(10)),
        source.numbers("levels", "1,2,4,8,16,32,64,128"),
        source.number("workers", 3_000),
        source.number("creates", 20_000),
        source.number("pairs", 2_000),
        source.text("seed").map(Long::parseLong).orElseGet(System::currentTimeMillis),
        directory.resolve("target"));
  }

  private record Source(Function<String, String> given) {
    Optional<String> text(String name) {
      return Optional.ofNullable(given.apply(name))
          .map(String::strip)
          .filter(text -> !text.isEmpty());
    }

    String text(String name, String byDefault) {
      return text(name).orElse(byDefault);
    }

    int number(String name, int byDefault) {
      return text(name).map(text -> positive(name, text)).orElse(byDefault);
    }

    List<Integer> numbers(String name, String byDefault) {
      return Arrays.stream(text(name, byDefault).split(","))
          .map(text -> positive(name, text.strip()))
          .toList();
    }

    Duration duration(String name, Duration byDefault) {
      return text(name).map(text -> duration(name, text)).orElse(byDefault);
    }

    private static int positive(String name, String text) {
      if (!text.matches("[1-9]\\d{0,8}")) {
        throw new IllegalArgumentException("-D" + name + " must be a whole number of at least 1.");
      }
      return Integer.parseInt(text);
    }

    private static Duration duration(String name, String text) {
      Matcher matcher = DURATION.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "-D" + name + " must be a duration such as 90s, 10m or 2h.");
      }
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        case null, default -> Duration.ofSeconds(amount);
      };
    }
  }

  /** Omits the token. */
  @Override
  public String toString() {
    return "Options[" + shape + ", " + url + "]";
  }
}
