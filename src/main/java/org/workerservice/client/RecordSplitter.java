package org.workerservice.client;

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
  private static final char QUOTE = '"';

  private final LineReader lines;
  private final Deque<Line> waiting = new ArrayDeque<>();

  RecordSplitter(LineReader lines) {
    this.lines = lines;
  }

  /** Returns the text of the next record; empty at the end of the file. */
  Optional<Line> next() throws IOException {
    Optional<Line> first = nextLine();
    if (first.isEmpty() || !first.get().usable() || balanced(first.get().text())) {
      return first;
    }
    return Optional.of(joined(first.get()));
  }

  private Line joined(Line first) throws IOException {
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
      open = balanced(next.get().text());
    }
    if (!open) {
      return new Line(text.toString(), "");
    }
    for (Line line : taken.reversed()) {
      waiting.addFirst(line);
    }
    return new Line("", "has a quote that is never closed");
  }

  private Optional<Line> nextLine() throws IOException {
    return waiting.isEmpty() ? lines.next() : Optional.of(waiting.removeFirst());
  }

  private static boolean balanced(String text) {
    return text.chars().filter(character -> character == QUOTE).count() % 2 == 0;
  }

  long consumed() {
    return lines.consumed();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
