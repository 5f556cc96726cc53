package org.workerservice.client.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a mapping states about the form of files. */
final class FormReader {
  private static final Map<String, Character> DELIMITERS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t', "\\t", '\t', "pipe", '|');

  /**
   * Latin-1 as others understand it: files that claim ISO 8859-1 have quotation marks and the euro
   * sign of windows-1252, as WHATWG's encoding standard says.
   */
  private static final Map<String, String> ENCODINGS =
      Map.of(
          "ansi", "windows-1252",
          "latin1", "windows-1252",
          "latin-1", "windows-1252",
          "iso-8859-1", "windows-1252",
          "cp1252", "windows-1252");

  private final String mapping;

  FormReader(String mapping) {
    this.mapping = mapping;
  }

  FileForm read(JsonNode root) {
    return new FileForm(
        delimiter(root), encoding(root), quote(root), columns(root.path("columns")));
  }

  private Optional<Character> delimiter(JsonNode root) {
    String text = root.path("delimiter").asText("auto");
    if (text.equals("auto")) {
      return Optional.empty();
    }
    char delimiter = DELIMITERS.getOrDefault(text, text.length() == 1 ? text.charAt(0) : '\0');
    if (delimiter == '\0' || delimiter == '"' || delimiter == '\n') {
      throw wrong("The delimiter", "must be auto, comma, semicolon, tab, pipe, or one character.");
    }
    return Optional.of(delimiter);
  }

  private Optional<Charset> encoding(JsonNode root) {
    String text = root.path("encoding").asText("auto").toLowerCase(Locale.ROOT);
    if (text.equals("auto")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(ENCODINGS.getOrDefault(text, text)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw wrong(
          "The encoding",
          "must be auto, utf-8, utf-16, windows-1252 or another name that Java"
              + " knows, not "
              + text
              + ".");
    }
  }

  private Optional<Character> quote(JsonNode root) {
    String text = root.path("quote").asText("\"");
    if (text.equals("none")) {
      return Optional.empty();
    }
    if (text.length() != 1) {
      throw wrong("The quote", "must be one character or none.");
    }
    return Optional.of(text.charAt(0));
  }

  private Optional<List<String>> columns(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    List<String> columns = texts(node);
    if (columns.isEmpty() || Set.copyOf(columns).size() < columns.size()) {
      throw new MappingException(
          "The columns of the mapping " + mapping + " must be a list of distinct names.");
    }
    return Optional.of(columns);
  }

  /**
   * Returns the markers of empty cells. YAML reads a bare NULL as no value, so no value in the list
   * means the text.
   */
  EmptyCells empty(JsonNode node) {
    if (node.isMissingNode()) {
      return EmptyCells.USUAL;
    }
    if (!node.isArray()) {
      throw wrong("The key empty", "must be a list of texts, such as [NULL, N/A].");
    }
    List<String> markers = new ArrayList<>();
    node.forEach(marker -> markers.add(marker.isNull() ? "null" : marker.asText()));
    return EmptyCells.of(markers);
  }

  /** Returns the texts of a list, or the one text. */
  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isValueNode()) {
      texts.add(node.asText());
    }
    node.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  private MappingException wrong(String what, String complaint) {
    return new MappingException(what + " of the mapping " + mapping + " " + complaint);
  }
}
