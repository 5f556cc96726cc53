package org.workerservice.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.workerservice.json.Json;

/**
 * Finds the texts of a record that are masked already. Not thread-safe, for one record.
 *
 * @param <T> the kind of record
 */
final class MaskedValues<T> {
  /** No text of a record contains U+0000. */
  private static final String MARK = "\0";

  private final Function<UnaryOperator<String>, T> transform;
  private final Set<String> allowed = new HashSet<>();
  private boolean found;

  /**
   * Starts a search.
   *
   * @param transform applies a function to each text of the record that may be masked
   */
  MaskedValues(Function<UnaryOperator<String>, T> transform) {
    this.transform = transform;
  }

  /** Returns the paths of the masked texts, in the order of the record. */
  List<String> paths() {
    T marked = transform.apply(this::mark);
    List<String> paths = new ArrayList<>();
    if (found) {
      collect(Json.MAPPER.valueToTree(marked), "", paths);
    }
    return paths;
  }

  /** As {@link #paths}, without the texts that the stored record has as well. */
  List<String> pathsExceptIn(Function<UnaryOperator<String>, T> stored) {
    List<String> all = paths();
    if (all.isEmpty()) {
      return all;
    }
    T visited = stored.apply(this::allow);
    return visited == null || allowed.isEmpty() ? all : paths();
  }

  private String mark(String text) {
    if (!TextMask.isMasked(text) || allowed.contains(text.strip())) {
      return text;
    }
    found = true;
    return MARK;
  }

  private String allow(String text) {
    if (TextMask.isMasked(text)) {
      allowed.add(text.strip());
    }
    return text;
  }

  private static void collect(JsonNode node, String path, List<String> paths) {
    if (node.isTextual() && node.asText().equals(MARK)) {
      paths.add(path);
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      collect(node.get(index), path + "[" + index + "]", paths);
    }
    node.properties()
        .forEach(
            member ->
                collect(
                    member.getValue(),
                    path + (path.isEmpty() ? "" : ".") + member.getKey(),
                    paths));
  }
}
