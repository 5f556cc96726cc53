package org.workerservice.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.imports.ImportSettings;
import org.workerservice.client.imports.MissingWorkers;
import org.workerservice.client.imports.MissingWorkers.Found;

/** Reports the workers that a full file lacks, after its import, and closes them on request. */
final class CloseMissing {
  private final ImportSettings settings;
  private final double limit;
  private final PrintWriter out;

  CloseMissing(ImportSettings settings, double limit, PrintWriter out) {
    this.settings = settings;
    this.limit = limit;
    this.out = out;
  }

  /**
   * Reports them, and closes them if asked to.
   *
   * @throws CommandStopped if more than the limit are missing and they were to be closed
   */
  void run(boolean apply) throws IOException, InterruptedException {
    MissingWorkers workers = new MissingWorkers(settings);
    Found found = workers.find();
    out.println(
        "Missing in the file: %d of %d workers of %s"
            .formatted(found.missing().size(), found.known(), found.system()));
    list(found);
    if (found.missing().isEmpty()) {
      return;
    }
    if (!apply) {
      out.println("None was closed. Give --apply to set them to terminated.");
      return;
    }
    if (found.exceeds(limit)) {
      throw new CommandStopped(
          String.format(
              Locale.ROOT,
              "More than %s %% are missing, so none was closed. If the file is complete, raise"
                  + " --close-limit.",
              limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit)));
    }
    long closed = workers.close(found);
    out.println(
        "Set to terminated: %d; kept by a person or a more trusted system: %d"
            .formatted(closed, found.missing().size() - closed));
  }

  private void list(Found found) throws IOException {
    Path file = Path.of(settings.file() + ".missing.csv");
    Files.deleteIfExists(file);
    if (found.missing().isEmpty()) {
      return;
    }
    if (file.toAbsolutePath().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    List<String> lines =
        Stream.concat(
                Stream.of("worker_id,source_id"),
                found.missing().stream()
                    .map(one -> one.worker() + ",\"" + one.sourceId().replace("\"", "\"\"") + "\""))
            .toList();
    Files.write(file, lines, StandardCharsets.UTF_8);
    out.println("Missing workers: " + file);
  }
}
