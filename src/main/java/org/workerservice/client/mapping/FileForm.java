package org.workerservice.client.mapping;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping states about the form of a file.
 *
 * @param delimiter between the cells; empty to detect it
 * @param encoding of the text; empty to detect Unicode
 * @param quote around cells that hold delimiters; empty if there is none
 * @param header the columns of a file without a header; empty if files have one
 */
public record FileForm(
    Optional<Character> delimiter,
    Optional<Charset> encoding,
    Optional<Character> quote,
    Optional<List<String>> header) {

  /** Makes a defensive copy of the list. */
  public FileForm {
    header = header.map(List::copyOf);
  }
}
