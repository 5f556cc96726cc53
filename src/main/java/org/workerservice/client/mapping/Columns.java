package org.workerservice.client.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns that a mapping reads.
 *
 * @param nameToAliases other names of a column, in order of preference
 * @param required the only columns that a file must have; empty if the parts of the mapping say
 */
record Columns(
    Shape record,
    List<Skip> skips,
    Map<String, List<String>> nameToAliases,
    Optional<List<String>> required) {

  /** Returns the index of each column that a header has, by its name in the mapping. */
  Map<String, Integer> indexes(Header header) {
    Map<String, Integer> nameToIndex = new HashMap<>();
    names().forEach(name -> index(header, name).ifPresent(index -> nameToIndex.put(name, index)));
    return nameToIndex;
  }

  private Optional<Integer> index(Header header, String name) {
    return Stream.concat(Stream.of(name), nameToAliases.getOrDefault(name, List.of()).stream())
        .flatMap(known -> header.index(known).stream())
        .findFirst();
  }

  /** Returns the columns that a header lacks, alternatives in one text; each once. */
  List<String> missing(Header header) {
    Set<String> present = indexes(header).keySet();
    return needs()
        .filter(group -> group.stream().noneMatch(present::contains))
        .map(group -> String.join(" or ", group))
        .distinct()
        .toList();
  }

  private Stream<List<String>> needs() {
    if (required.isPresent()) {
      return required.get().stream().map(List::of);
    }
    Set<String> dispensable = dispensable();
    return Stream.concat(
        conditions()
            .map(Condition::column)
            .filter(column -> !dispensable.contains(column))
            .map(List::of),
        record
            .leaves()
            .filter(leaf -> !leaf.optional())
            .flatMap(leaf -> leaf.rule().needs().stream()));
  }

  /** Optional columns and alternatives: a condition on them needs no column either. */
  private Set<String> dispensable() {
    Set<String> columns = new HashSet<>();
    record
        .leaves()
        .forEach(
            leaf ->
                leaf.rule().needs().stream()
                    .filter(group -> leaf.optional() || group.size() > 1)
                    .forEach(columns::addAll));
    return columns;
  }

  private Stream<Condition> conditions() {
    return Stream.concat(
        record.conditions(),
        skips.stream()
            .flatMap(skip -> Stream.concat(skip.when().stream(), skip.unless().stream())));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    conditions().map(Condition::column).forEach(names::add);
    record.leaves().forEach(leaf -> names.addAll(leaf.rule().columns()));
    required.ifPresent(names::addAll);
    return names;
  }

  /** Returns the columns that hold parts of names. */
  Set<String> ofNames() {
    Set<String> columns = new HashSet<>();
    record
        .leaves()
        .filter(leaf -> leaf.kind() == Shape.Kind.NAME)
        .forEach(leaf -> columns.addAll(leaf.rule().columns()));
    return Set.copyOf(columns);
  }
}
