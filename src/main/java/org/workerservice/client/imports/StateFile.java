package org.workerservice.client.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.workerservice.client.CommandStopped;
import org.workerservice.json.Json;

/**
 * Stores the state of an import beside the imported file. The state of a finished import stays, so
 * that a repeated command does not create its workers twice.
 */
final class StateFile {
  private static final int HEAD_BYTES = 1 << 16;

  private final Path imported;
  private final Path path;

  StateFile(Path imported) {
    this.imported = imported;
    path = imported.resolveSibling(imported.getFileName() + ".import-state.json");
  }

  /**
   * Returns the state of an interrupted import; empty if the last import is finished, or was of
   * something else and no row was acknowledged.
   *
   * @throws CommandStopped if the interrupted import was of something else with acknowledged rows,
   *     if the same import is finished, or if the state cannot be read
   */
  Optional<ImportState> read(ImportState.Source expected) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    ImportState state = parsed();
    if (state.finished().isPresent()) {
      refuseRepeat(state, expected);
      return Optional.empty();
    }
    if (!expected.equals(state.source())) {
      if (state.tally().read() == 0) {
        return Optional.empty();
      }
      throw new CommandStopped(
          "An interrupted import in "
              + path
              + " had another file content, service, format, mapping or policy for duplicates."
              + " Repeat it with the same options, or give --restart to start from the first row.");
    }
    return Optional.of(state);
  }

  /** The service may not recognise a row without a birth date or number as one it has created. */
  private void refuseRepeat(ImportState state, ImportState.Source expected) throws IOException {
    boolean creates = created(state) > 0 && !expected.mayRepeat();
    if (creates
        && expected.equals(state.source())
        && state.finished().equals(Optional.of(checksum()))) {
      throw new CommandStopped(
          "This file was already imported into "
              + expected.url()
              + " with the same options: "
              + state.tally().read()
              + " rows read, "
              + created(state)
              + " created. Nothing was sent. Give --again to import all rows again, which may"
              + " create workers twice.");
    }
  }

  private static long created(ImportState state) {
    return state.tally().created() + state.tally().review();
  }

  private ImportState parsed() throws IOException {
    String text = Files.readString(path);
    try {
      return Json.MAPPER.readValue(text, ImportState.class);
    } catch (IOException malformed) {
      throw new CommandStopped(
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

  /** Notes that the whole file was imported. */
  void finish(ImportState state) throws IOException {
    write(state.finishedWith(checksum()));
  }

  private String checksum() throws IOException {
    try (InputStream stream = Files.newInputStream(imported)) {
      return DigestUtils.sha256Hex(stream);
    }
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
