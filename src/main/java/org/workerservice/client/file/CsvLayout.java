package org.workerservice.client.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.mapping.FileForm;
import org.workerservice.client.mapping.Header;
import org.workerservice.client.mapping.Mapping;
import org.workerservice.client.mapping.MappingException;

/**
 * Where the header of a file is, and how the file separates its cells. Spreadsheet programs write
 * the delimiter of the country of the user; people write titles above the header.
 *
 * @param line the number of the line of the header; 0 if the file has none
 * @param rest the lines that were read beyond the header
 */
record CsvLayout(CsvForm form, Header header, long line, List<Line> rest) {
  private static final int HEAD_LINES = 40;
  private static final int MAX_TITLES = 10;
  private static final int SHOWN_CHARACTERS = 1000;

  /** The line in which Excel states the delimiter. */
  private static final Pattern STATED = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

  /** Copies the list. */
  CsvLayout {
    rest = List.copyOf(rest);
  }

  /** A record that may be the header, and the number of lines up to its end. */
  private record Attempt(CsvForm form, Line line, List<String> cells, int lines) {}

  /**
   * Finds the header by the columns of the mapping.
   *
   * @throws CommandStopped if the file has no text
   * @throws MappingException that names the line, the delimiter and the columns seen, if the header
   *     lacks mapped columns
   */
  static CsvLayout find(LineReader lines, Mapping mapping) throws IOException {
    List<Line> head = head(lines);
    FileForm stated = mapping.form();
    Optional<Character> delimiter = stated(head).or(stated::delimiter);
    List<CsvForm> forms =
        delimiter.map(List::of).orElse(CsvForm.DELIMITERS).stream()
            .map(candidate -> new CsvForm(candidate, stated.quote()))
            .toList();
    return stated.header().isPresent()
        ? withoutHeader(head, stated.header().get(), forms)
        : withHeader(head, mapping, forms, lines);
  }

  /** As {@link #find}, without a mapping: the first line that has the most cells is the header. */
  static CsvLayout guess(LineReader lines) throws IOException {
    List<Line> head = head(lines);
    Optional<Character> delimiter = stated(head);
    return delimiter.map(List::of).orElse(CsvForm.DELIMITERS).stream()
        .map(candidate -> new CsvForm(candidate, Optional.of('"')))
        .flatMap(form -> attempts(head, form).stream())
        .max(Comparator.comparingInt(CsvLayout::filled))
        .map(attempt -> of(attempt, new Header(attempt.cells()), head))
        .orElseThrow(CsvLayout::noHeader);
  }

  private static int filled(Attempt attempt) {
    return (int) attempt.cells().stream().filter(cell -> !cell.isBlank()).count();
  }

  private static List<Line> head(LineReader lines) throws IOException {
    List<Line> head = new ArrayList<>();
    Optional<Line> line = lines.next();
    while (line.isPresent()) {
      head.add(line.get());
      line = head.size() < HEAD_LINES ? lines.next() : Optional.empty();
    }
    return head;
  }

  /** Removes the line in which Excel states the delimiter, and returns the delimiter. */
  private static Optional<Character> stated(List<Line> head) {
    if (head.isEmpty()) {
      return Optional.empty();
    }
    Matcher statement = STATED.matcher(head.getFirst().text().strip());
    if (!statement.matches()) {
      return Optional.empty();
    }
    head.removeFirst();
    return Optional.of(statement.group(1).charAt(0));
  }

  private static CsvLayout withoutHeader(
      List<Line> head, List<String> columns, List<CsvForm> forms) {
    CsvForm form =
        forms.stream()
            .min(Comparator.comparingInt(one -> distance(head, one, columns.size())))
            .orElseThrow();
    return new CsvLayout(form, new Header(columns), 0, head);
  }

  private static int distance(List<Line> head, CsvForm form, int columns) {
    return attempts(head, form).stream()
        .mapToInt(attempt -> Math.abs(attempt.cells().size() - columns))
        .min()
        .orElse(columns);
  }

  private static CsvLayout withHeader(
      List<Line> head, Mapping mapping, List<CsvForm> forms, LineReader lines) {
    List<Attempt> attempts = forms.stream().flatMap(form -> attempts(head, form).stream()).toList();
    Optional<Attempt> found =
        attempts.stream()
            .filter(attempt -> mapping.missing(new Header(attempt.cells())).isEmpty())
            .min(
                Comparator.comparingInt(Attempt::lines)
                    .thenComparingInt(attempt -> -attempt.cells().size()));
    if (found.isPresent()) {
      return of(found.get(), new Header(found.get().cells()), head);
    }
    throw attempts.stream()
        .filter(attempt -> attempt.line().equals(attempts.getFirst().line()))
        .min(
            Comparator.<Attempt>comparingInt(
                    attempt -> mapping.missing(new Header(attempt.cells())).size())
                .thenComparingInt(attempt -> -attempt.cells().size()))
        .map(attempt -> missing(mapping, attempt, forms.size() > 1, lines))
        .orElseThrow(CsvLayout::noHeader);
  }

  private static CsvLayout of(Attempt attempt, Header header, List<Line> head) {
    return new CsvLayout(
        attempt.form(),
        header,
        attempt.line().number(),
        head.subList(attempt.lines(), head.size()));
  }

  /** Returns the first records that have any cell. */
  private static List<Attempt> attempts(List<Line> head, CsvForm form) {
    List<Attempt> attempts = new ArrayList<>();
    int index = 0;
    while (index < head.size() && attempts.size() < MAX_TITLES) {
      Line first = head.get(index++);
      StringBuilder text = new StringBuilder(first.text());
      boolean open = form.opens(first.text(), false);
      while (open && index < head.size()) {
        text.append('\n').append(head.get(index).text());
        open = form.opens(head.get(index++).text(), true);
      }
      int end = index;
      if (first.usable() && !text.toString().isBlank()) {
        form.cells(text.toString())
            .ifPresent(cells -> attempts.add(new Attempt(form, first, names(cells), end)));
      }
    }
    return attempts;
  }

  private static List<String> names(List<String> cells) {
    return cells.stream().map(cell -> cell.replaceAll("[\\s\\p{Z}]+", " ").strip()).toList();
  }

  private static CommandStopped noHeader() {
    return new CommandStopped("The file has no readable CSV header.");
  }

  private static MappingException missing(
      Mapping mapping, Attempt attempt, boolean detected, LineReader lines) {
    String columns = String.join("; ", attempt.cells());
    return new MappingException(
        "The mapping "
            + mapping.name()
            + " needs columns that the file lacks: "
            + String.join("; ", mapping.missing(new Header(attempt.cells())))
            + ". Line "
            + attempt.line().number()
            + " was read as "
            + lines.encoding().name()
            + " with the delimiter "
            + attempt.form().delimiterName()
            + (detected ? " (the best of comma, semicolon, tab and pipe)" : "")
            + ". Its columns are: "
            + (columns.length() > SHOWN_CHARACTERS
                ? columns.substring(0, SHOWN_CHARACTERS) + "…"
                : columns)
            + ".");
  }
}
