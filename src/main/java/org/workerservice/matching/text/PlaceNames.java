package org.workerservice.matching.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workerservice.text.NameText;

/** Normalises the names of cities and states. */
public final class PlaceNames {
  private static final String RESOURCE = "states.csv";
  private static final Map<String, String> NAME_TO_CODE = read();
  private static final Map<String, String> SHORT =
      Map.of("saint", "st", "sainte", "ste", "fort", "ft", "mount", "mt");

  /** Post offices of the armed forces, with or without their region. */
  private static final Pattern MILITARY_POST = Pattern.compile("([afd]) ?p ?o(?: a[aep])?");

  private PlaceNames() {}

  /** Returns the words of a city, with common words such as Saint abbreviated. */
  public static String city(String name) {
    List<String> words = NameText.tokens(name);
    String city =
        String.join(" ", words.stream().map(word -> SHORT.getOrDefault(word, word)).toList());
    Matcher post = MILITARY_POST.matcher(city);
    return post.matches() ? post.group(1) + "po" : city;
  }

  /** Returns the usual abbreviation of a state or province, or its words if it has none. */
  public static String state(String name) {
    String words = String.join(" ", NameText.tokens(name));
    return NAME_TO_CODE.getOrDefault(words, words);
  }

  /** A line is {@code code,name}; the codes are those of the postal service of the country. */
  private static Map<String, String> read() {
    try (InputStream input =
            Objects.requireNonNull(PlaceNames.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      Map<String, String> nameToCode = new HashMap<>();
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(cells -> nameToCode.put(cells[1], cells[0]));
      return Map.copyOf(nameToCode);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table of states", e);
    }
  }
}
