package org.workerservice.client.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import org.workerservice.client.ImportService;
import org.workerservice.client.ImportService.Refusal;
import org.workerservice.client.file.SourceFormat;
import org.workerservice.client.mapping.Entity;
import org.workerservice.client.mapping.Mapping;

/** A service that records what it receives, and a file to import into it. */
final class ImporterStage implements AutoCloseable {
  static final RetryPolicy HASTY =
      new RetryPolicy(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));
  static final RetryPolicy IMPATIENT =
      new RetryPolicy(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofMillis(60),
          Duration.ofMillis(60));

  private final Path directory;
  private final ImportService service;
  private final Path file;

  ImporterStage(Path directory) throws IOException {
    this.directory = directory;
    service = new ImportService();
    file = directory.resolve("workers.ndjson");
  }

  @Override
  public void close() {
    service.close();
  }

  ImportService service() {
    return service;
  }

  Path file() {
    return file;
  }

  static String worker(String family) {
    return "{\"name\":{\"family\":\"" + family + "\",\"given\":[\"Ada\"]}}";
  }

  void write(String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  void writeWorkers(int count) throws IOException {
    write(LongStream.rangeClosed(1, count).mapToObj(n -> worker("F" + n)).toArray(String[]::new));
  }

  ImportSettings settings(URI url, int concurrency, int chunkSize, boolean restart) {
    return settings(url, concurrency, chunkSize, restart, OnDuplicate.REVIEW);
  }

  ImportSettings settings(
      URI url, int concurrency, int chunkSize, boolean restart, OnDuplicate onDuplicate) {
    return new ImportSettings(
        Entity.WORKERS,
        url,
        "secret",
        SourceFormat.NDJSON,
        Optional.empty(),
        onDuplicate,
        file,
        rejectedFile(),
        concurrency,
        chunkSize,
        restart);
  }

  Path rejectedFile() {
    return directory.resolve("rejected.csv");
  }

  ImportSummary run(int concurrency, int chunkSize) throws Exception {
    return run(settings(service.url(), concurrency, chunkSize, false), HASTY);
  }

  static ImportSummary run(ImportSettings settings, RetryPolicy retries) throws Exception {
    return new Importer(settings, ImportProgress.silent(), retries).run();
  }

  static Optional<Refusal> busy() {
    return Optional.of(
        new Refusal(503, "0", "{\"error\":{\"code\":\"busy\",\"message\":\"Full.\"}}"));
  }

  String onlyImportId() {
    return service.received().getFirst().importId();
  }

  ImportSettings csv(Mapping mapping, Path csv) {
    return new ImportSettings(
        Entity.WORKERS,
        service.url(),
        "secret",
        SourceFormat.CSV,
        Optional.of(mapping),
        OnDuplicate.SKIP,
        csv,
        rejectedFile(),
        1,
        1,
        false);
  }
}
