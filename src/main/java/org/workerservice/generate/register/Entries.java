package org.workerservice.generate.register;

import java.util.ArrayList;
import java.util.List;
import org.workerservice.generate.Chance;

/** The records of one or more files while people are invented. Not thread-safe. */
final class Entries {
  private final List<List<Entry>> files = new ArrayList<>();
  private long entities;

  /** A record and the person that it describes. */
  record Entry(long entity, Fields fields) {}

  Entries(int files) {
    for (int i = 0; i < files; i++) {
      this.files.add(new ArrayList<>());
    }
  }

  long newEntity() {
    return ++entities;
  }

  void add(int file, long entity, Fields fields) {
    files.get(file).add(new Entry(entity, fields));
  }

  int size() {
    return files.stream().mapToInt(List::size).sum();
  }

  /** Returns the records of a file in random order, so that the order tells nothing. */
  List<Entry> shuffled(int file, Chance chance) {
    List<Entry> order = new ArrayList<>(files.get(file));
    for (int i = order.size() - 1; i > 0; i--) {
      int other = chance.below(i + 1);
      Entry moved = order.set(other, order.get(i));
      order.set(i, moved);
    }
    return order;
  }
}
