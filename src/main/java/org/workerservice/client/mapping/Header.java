package org.workerservice.client.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The columns of a file. Names are equal if they differ only in case and white space. A name that
 * occurs twice means its first column.
 */
public final class Header {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\uFEFF]+");

  private final List<String> names;
  private final Map<String, Integer> nameToIndex = new HashMap<>();
  private final Map<String, Integer> foldedToIndex = new HashMap<>();

  /** Creates a header with these names, in order. */
  public Header(List<String> names) {
    this.names = List.copyOf(names);
    for (int index = 0; index < names.size(); index++) {
      nameToIndex.putIfAbsent(names.get(index), index);
      foldedToIndex.putIfAbsent(fold(names.get(index)), index);
    }
  }

  /** Returns the names in order. */
  public List<String> names() {
    return names;
  }

  Optional<Integer> index(String name) {
    return Optional.ofNullable(nameToIndex.get(name))
        .or(() -> Optional.ofNullable(foldedToIndex.get(fold(name))));
  }

  private static String fold(String name) {
    return SPACES.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
