package org.workerservice.client.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Joins the lines of a CSV record whose quoted values hold line breaks. A quote that is never
 * closed costs only its own line: the following lines are read again as separate records.
 */
final class RecordSplitter implements Closeable {
  private static final int MAX_LINES = 64;

  private final LineReader lines;
  private final Deque<Line> waiting = new ArrayDeque<>();

  RecordSplitter(LineReader lines) {
    this.lines = lines;
  }

  /** Returns the text of the next record; empty at the end of the file. */
  Optional<Line> next(CsvForm form) throws IOException {
    Optional<Line> first = nextLine();
    if (first.isEmpty() || !first.get().usable() || !form.opens(first.get().text(), false)) {
      return first;
    }
    return Optional.of(joined(first.get(), form));
  }

  private Line joined(Line first, CsvForm form) throws IOException {
    List<Line> taken = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    boolean open = true;
    while (open && taken.size() < MAX_LINES) {
      Optional<Line> next = nextLine();
      if (next.isEmpty()) {
        break;
      }
      taken.add(next.get());
      if (!next.get().usable()) {
        break;
      }
      text.append('\n').append(next.get().text());
      open = form.opens(next.get().text(), true);
    }
    if (!open) {
      return new Line(first.number(), text.toString(), "");
    }
    taken.reversed().forEach(waiting::addFirst);
    return new Line(first.number(), first.text(), "has a quote that is never closed");
  }

  /** Reads lines that were looked at again, before the others. */
  void unread(List<Line> records) {
    records.reversed().forEach(waiting::addFirst);
  }

  private Optional<Line> nextLine() throws IOException {
    return waiting.isEmpty() ? lines.next() : Optional.of(waiting.removeFirst());
  }

  long consumed() {
    return lines.consumed();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
