package org.workerservice.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.workerservice.json.Json;

/** Stores the state of an import beside the imported file. */
final class StateFile {
  private static final int HEAD_BYTES = 1 << 16;

  private final Path path;

  StateFile(Path imported) {
    path = imported.resolveSibling(imported.getFileName() + ".import-state.json");
  }

  /**
   * Returns the state of an interrupted import; empty if it was an import of something else and no
   * row was acknowledged.
   *
   * @throws ImportStopped if it was an import of something else with acknowledged rows, or cannot
   *     be read
   */
  Optional<ImportState> read(ImportState.Source expected) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    ImportState state = parsed();
    if (!expected.equals(state.source())) {
      if (state.tally().read() == 0) {
        return Optional.empty();
      }
      throw new ImportStopped(
          "An interrupted import in "
              + path
              + " had another file content, service, format, mapping or policy for duplicates."
              + " Repeat it with the same options, or give --restart to start from the first row.");
    }
    return Optional.of(state);
  }

  private ImportState parsed() throws IOException {
    String text = Files.readString(path);
    try {
      return Json.MAPPER.readValue(text, ImportState.class);
    } catch (IOException malformed) {
      throw new ImportStopped(
          "The state of an interrupted import in "
              + path
              + " cannot be read. Give --restart to start from the first row.");
    }
  }

  /** Replaces the state in one step, so a kill leaves either the old or the new state. */
  void write(ImportState state) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.write(next, Json.MAPPER.writeValueAsBytes(state));
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  static ImportState.Source source(ImportSettings settings) throws IOException {
    return new ImportState.Source(
        settings.entity().name(),
        settings.url().toString(),
        settings.format().name(),
        Files.size(settings.file()),
        headChecksum(settings.file()),
        settings.mapping().map(mapping -> mapping.checksum()),
        settings.onDuplicate().code());
  }

  private static String headChecksum(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(stream.readNBytes(HEAD_BYTES));
    }
  }
}
