package org.workerservice.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The data for all requests, prepared before the first one is sent.
 *
 * @param people people who are in the registry
 * @param newWorkers people who are not
 * @param stewards none, unless the run needs them
 */
record Material(String token, List<Person> people, NewWorkers newWorkers, Stewards stewards) {
  /** Maximum number of people held; they are picked at random. */
  private static final int MOST_PEOPLE = 20_000;

  /** Fills an empty registry and reads its workers. */
  static Material prepare(Options options) {
    ServiceJar jar = new ServiceJar(options.jar());
    String token = options.token().orElseGet(() -> jar.token(options.dataDirectory()));
    Path file = options.target().resolve("new-workers.ndjson");
    try (Registry registry = new Registry(options.url(), token)) {
      int known = registry.people(options.workers()).size();
      int missing = Math.max(0, options.workers() - known);
      System.out.printf(
          "%nMaking up %,d workers with seed %d.%n", missing + options.creates(), options.seed());
      List<String> bodies = lines(jar.generate(missing + options.creates(), options.seed(), file));
      if (missing > 0) {
        System.out.printf("Importing %,d of them.%n", missing);
        registry.fill(bodies.subList(0, missing));
      }
      List<Person> people =
          registry.people(Math.max(options.workers(), MOST_PEOPLE)).stream()
              .filter(Person::named)
              .toList();
      System.out.printf("Asking about %,d workers of the registry.%n", people.size());
      List<String> rest = bodies.subList(missing, bodies.size());
      if (options.shape() != Shape.STEWARDS) {
        return new Material(token, people, new NewWorkers(rest), new Stewards(List.of()));
      }
      int pairs = Math.min(options.pairs(), rest.size() - 1);
      System.out.printf("Importing %,d more workers twice, for review.%n", pairs);
      registry.fillQueue(rest.subList(0, pairs));
      return new Material(
          token,
          people,
          new NewWorkers(rest.subList(pairs, rest.size())),
          new Stewards(stewardTokens(options, jar)));
    }
  }

  private static List<String> stewardTokens(Options options, ServiceJar jar) {
    return options
        .token()
        .map(List::of)
        .orElseGet(
            () ->
                IntStream.rangeClosed(1, options.users())
                    .mapToObj(number -> jar.token(options.dataDirectory(), "steward-" + number))
                    .toList());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  @Override
  public String toString() {
    return "Material[" + people.size() + " people]";
  }
}
