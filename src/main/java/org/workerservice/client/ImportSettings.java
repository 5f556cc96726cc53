package org.workerservice.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.workerservice.client.mapping.Entity;
import org.workerservice.client.mapping.Mapping;

/**
 * What to import, and where to.
 *
 * @param entity what the file holds; what the mapping says it does
 * @param url of the service, without {@code /api}
 * @param mapping present for CSV and only for it
 * @param rejected receives the rows that were not taken, made only when there are some
 * @param concurrency requests in flight, from 1 to 64
 * @param chunkSize rows a request, from 1 to 500
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
    require(TOKEN.matcher(token).matches(), "The token has characters that no token has");
    require(
        !rejected.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize()),
        "The rejected rows cannot be written over the file itself");
    require(format != SourceFormat.CSV || mapping.isPresent(), "CSV files need a mapping");
    require(
        mapping.filter(found -> found.entity() != entity).isEmpty(),
        "The mapping is not one of " + entity.plural());
    require(format != SourceFormat.NDJSON || mapping.isEmpty(), "NDJSON files take no mapping");
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence + ".");
    }
  }

  @Override
  public String toString() {
    return "ImportSettings[url=" + url + ", file=" + file + "]";
  }
}
