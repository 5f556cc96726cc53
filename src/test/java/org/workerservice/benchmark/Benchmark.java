package org.workerservice.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.workerservice.model.Role;
import org.workerservice.support.ServiceProcess;

/**
 * Measures the packaged service as its users see it, and prints the figures.
 *
 * <p>Started by {@code mvn -q -DskipTests -Pbenchmark verify}. It ends with exit code 1 at the
 * first answer that is not as expected. A figure that misses its target is reported, but does not
 * fail the run: targets mean little on another machine.
 */
public final class Benchmark {
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  private final BenchmarkOptions options;
  private final Report report;

  private Benchmark(BenchmarkOptions options) {
    this.options = options;
    this.report = new Report(options);
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments the jar, and a directory for a copy of it and the report
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      BenchmarkOptions options = BenchmarkOptions.read(System::getProperty);
      new Benchmark(options).run(Path.of(arguments[0]), Path.of(arguments[1]));
    } catch (BenchmarkFailure failure) {
      System.err.println("The benchmark failed. " + failure.getMessage());
      System.exit(1);
    }
  }

  private void run(Path jar, Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    // A build may replace the jar during the run.
    Path copy = directory.resolve("worker-service.jar");
    Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
    say("Starting the service ...");
    try (ServiceProcess service =
        ServiceProcess.named("benchmark").jar(copy).jvm(options.jvm()).start()) {
      measure(service);
      // An orderly shutdown lets profilers write their results.
      service.terminate();
    }
    String markdown = report.markdown();
    Files.writeString(directory.resolve("report.md"), markdown);
    System.out.println("\n" + markdown);
  }

  private void measure(ServiceProcess service) throws InterruptedException {
    ProcessHandle process = ProcessHandle.of(service.pid()).orElseThrow();
    try (LoadGenerator generator =
        new LoadGenerator(
            URI.create(service.url()), service.token(Role.HR_ADMIN), () -> use(process))) {
      Requests requests = load(generator);
      for (Figure figure : measured()) {
        say("Measuring " + figure.title() + " ...");
        measure(generator, figure, load(requests, figure));
      }
    }
  }

  private List<Figure> measured() {
    return options.figures().stream().filter(figure -> figure != Figure.IMPORT).toList();
  }

  /** The other figures depend on the import. */
  private Requests load(LoadGenerator generator) throws InterruptedException {
    say("Preparing " + options.workers() + " workers ...");
    WorkerSupply supply = new WorkerSupply(options.seed());
    Registry registry = new Registry(options.workers());
    Load load =
        new Load(
            registry.imports(supply.chunks(options.workers(), registry.chunkSize())),
            options.importConnections(),
            Duration.ZERO,
            NO_LIMIT);
    say("Measuring import ...");
    measure(generator, Figure.IMPORT, load);
    report.loaded(registry.ids().size());
    return new Requests(
        supply, registry, options.seed(), options.warmUp().plus(options.duration()));
  }

  private Load load(Requests requests, Figure figure) {
    return new Load(
        requests.of(figure), options.connections(), options.warmUp(), options.duration());
  }

  private void measure(LoadGenerator generator, Figure figure, Load load)
      throws InterruptedException {
    Measurement measurement = generator.run(load);
    report.add(figure, measurement);
    say(Report.line(figure, measurement));
  }

  private static Optional<ProcessorUse> use(ProcessHandle service) {
    return ProcessorTime.isKnown() ? Optional.of(ProcessorUse.now(service)) : Optional.empty();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
