package org.workerservice.client.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workerservice.client.file.RowSource;
import org.workerservice.client.file.SourceFormat;
import org.workerservice.client.mapping.Entity;
import org.workerservice.client.mapping.Mapping;

/**
 * What to import, and into which service.
 *
 * @param entity what the file holds; must agree with the mapping
 * @param url of the service, without {@code /api}
 * @param mapping present if and only if the format is CSV
 * @param rejected receives the rejected and skipped rows; created only if there are any
 * @param concurrency requests in flight, from 1 to 64
 * @param chunkSize rows per request, from 1 to 500
 * @param restart whether to forget an interrupted import of the same file
 */
public record ImportSettings(
    Entity entity,
    URI url,
    String token,
    SourceFormat format,
    Optional<Mapping> mapping,
    OnDuplicate onDuplicate,
    Path file,
    Path rejected,
    int concurrency,
    int chunkSize,
    boolean restart) {

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
  private static final int MAX_ROWS = 500;
  private static final int MAX_REQUESTS = 64;

  /** Checks the bounds. */
  public ImportSettings {
    require(
        chunkSize >= 1 && chunkSize <= MAX_ROWS, "The chunk size must be from 1 to " + MAX_ROWS);
    require(
        concurrency >= 1 && concurrency <= MAX_REQUESTS,
        "The concurrency must be from 1 to " + MAX_REQUESTS);
    require(TOKEN.matcher(token).matches(), "The token contains invalid characters");
    require(
        !rejected.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize()),
        "The rejected rows would overwrite the imported file: choose another --rejected");
    require(
        format != SourceFormat.CSV || mapping.isPresent(),
        "CSV files need a mapping: give --mapping");
    require(
        mapping.filter(found -> found.entity() != entity).isEmpty(),
        "The mapping is not for " + entity.plural());
    require(
        format != SourceFormat.NDJSON || mapping.isEmpty(),
        "NDJSON files need no mapping: leave out --mapping");
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence + ".");
    }
  }

  RowSource rows() throws IOException {
    return switch (format) {
      case CSV -> RowSource.csv(file, mapping.orElseThrow());
      case NDJSON -> RowSource.ndjson(file, entity);
    };
  }

  @Override
  public String toString() {
    return "ImportSettings[url=" + url + ", file=" + file + "]";
  }
}
