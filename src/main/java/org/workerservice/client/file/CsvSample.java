package org.workerservice.client.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a CSV file whose form is not known.
 *
 * @param encoding UTF-8, UTF-16 or, if the text is not Unicode, windows-1252
 * @param delimiter the name or character that a mapping states
 * @param headerLine the number of the line of the header
 * @param rows cells by row; a row may have fewer cells than the header
 */
public record CsvSample(
    Charset encoding,
    String delimiter,
    long headerLine,
    List<String> columns,
    List<List<String>> rows) {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /** Copies the lists. */
  public CsvSample {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads the first rows of a file.
   *
   * @throws org.workerservice.client.CommandStopped with a sentence, if it is not text or has no
   *     header
   */
  public static CsvSample read(Path file, int maxRows) throws IOException {
    return read(file, isUnicode(file, maxRows) ? Optional.empty() : Optional.of(WESTERN), maxRows);
  }

  private static boolean isUnicode(Path file, int maxLines) throws IOException {
    try (LineReader lines =
        new LineReader(SourceBytes.open(Files.newInputStream(file), Optional.empty()))) {
      Optional<Line> line = lines.next();
      for (int count = 0; line.isPresent() && count < maxLines; count++) {
        if (line.get().flaw().startsWith("is not ")) {
          return false;
        }
        line = lines.next();
      }
      return true;
    }
  }

  private static CsvSample read(Path file, Optional<Charset> encoding, int maxRows)
      throws IOException {
    try (LineReader lines =
        new LineReader(SourceBytes.open(Files.newInputStream(file), encoding))) {
      CsvLayout layout = CsvLayout.guess(lines);
      RecordSplitter records = new RecordSplitter(lines);
      records.unread(layout.rest());
      List<List<String>> rows = new ArrayList<>();
      Optional<Line> line = records.next(layout.form());
      while (line.isPresent() && rows.size() < maxRows) {
        layout.form().cells(line.get().text()).ifPresent(rows::add);
        line = records.next(layout.form());
      }
      return new CsvSample(
          lines.encoding(),
          layout.form().delimiterName().replace("'", ""),
          layout.line(),
          layout.header().names(),
          rows);
    }
  }

  /** Returns whether the encoding must be stated: only Unicode is detected. */
  public boolean encodingMustBeStated() {
    return !encoding.equals(StandardCharsets.UTF_8) && !encoding.name().startsWith("UTF-16");
  }
}
