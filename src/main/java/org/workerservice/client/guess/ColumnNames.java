package org.workerservice.client.guess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises what a column holds by its name. */
final class ColumnNames {
  private static final String LIST = "columns.txt";

  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Map<String, Field> NAME_TO_FIELD = read();

  private ColumnNames() {}

  /** A field, and whether the whole name of the column says so. */
  record Found(Field field, boolean sure) {}

  /** Returns the field of a column; empty if the name says nothing. */
  static Optional<Found> field(String column) {
    String name = folded(column);
    Field exact = NAME_TO_FIELD.get(name);
    if (exact == null) {
      exact = NAME_TO_FIELD.get(folded(HUMP.matcher(column).replaceAll(" ")));
    }
    return exact != null ? Optional.of(new Found(exact, true)) : contained(name);
  }

  /** The longest known name, of at least four letters, among the words of the name. */
  private static Optional<Found> contained(String name) {
    String words = " " + name + " ";
    return NAME_TO_FIELD.entrySet().stream()
        .filter(entry -> entry.getKey().length() >= 4)
        .filter(entry -> words.contains(" " + entry.getKey() + " "))
        .max(
            Map.Entry.comparingByKey(
                (left, right) -> Integer.compare(left.length(), right.length())))
        .map(entry -> new Found(entry.getValue(), false));
  }

  /** Returns the words of a name in lower case, without accents, with one space between them. */
  static String folded(String name) {
    String plain =
        MARKS
            .matcher(
                Normalizer.normalize(name, Normalizer.Form.NFD)
                    .replace("ß", "ss")
                    .replaceAll("[ºª°]", ""))
            .replaceAll("");
    return BREAKS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Field> read() {
    Map<String, Field> names = new LinkedHashMap<>();
    try (InputStream list = ColumnNames.class.getResourceAsStream(LIST)) {
      new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(":") && !line.startsWith("#"))
          .forEach(line -> add(line, names));
      return Map.copyOf(names);
    } catch (IOException error) {
      throw new IllegalStateException("The list of column names cannot be read.", error);
    }
  }

  private static void add(String line, Map<String, Field> names) {
    int colon = line.indexOf(':');
    Field field = Field.named(line.substring(0, colon));
    for (String name : line.substring(colon + 1).split(",")) {
      names.putIfAbsent(folded(name), field);
    }
  }
}
