package org.workerservice.survivorship;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workerservice.model.Worker;
import org.workerservice.survivorship.Field.Many;
import org.workerservice.survivorship.Field.Single;
import org.workerservice.survivorship.Merged.Lost;
import org.workerservice.survivorship.Merged.Origin;

/**
 * Several duplicates that are merged into one master, one after the other; pure.
 *
 * @param steps one for each duplicate, in their order
 * @param origins where each value of the survivor comes from
 * @param lost values of the records that the survivor does not have
 */
public record MergeSequence(
    Worker survivor, List<Merged> steps, List<Origin> origins, List<Lost> lost) {
  private static final Pattern ELEMENT = Pattern.compile("(\\w+)\\[(\\d+)]");

  /** Copies the lists. */
  public MergeSequence {
    steps = List.copyOf(steps);
    origins = List.copyOf(origins);
    lost = List.copyOf(lost);
  }

  /**
   * Merges the duplicates into the master; at least one.
   *
   * @param fieldToProvenance where the value of a field of the survivor comes from, for the next
   *     step
   * @param choices as in {@link Survivorship#merge}
   */
  public static MergeSequence of(
      Side master, List<Side> duplicates, Rules rules, Map<String, UUID> choices) {
    List<Merged> steps = new ArrayList<>();
    Side survivor = master;
    for (Side duplicate : duplicates) {
      Merged step = Survivorship.merge(survivor, duplicate, rules, choices);
      steps.add(step);
      survivor = new Side(step.survivor(), provenance(survivor, duplicate, step));
    }
    return new MergeSequence(survivor.worker(), steps, origins(steps, master), lost(steps));
  }

  /** A value that the duplicate brought keeps its provenance. */
  private static Function<String, Provenance> provenance(
      Side survivor, Side duplicate, Merged step) {
    return field ->
        step.origins().stream()
                .anyMatch(
                    origin -> origin.path().equals(field) && origin.worker().equals(duplicate.id()))
            ? duplicate.fieldToProvenance().apply(field)
            : survivor.fieldToProvenance().apply(field);
  }

  private record Value(String field, Object value) {}

  /** The last step knows only that the survivor had a value before; an earlier one knows whose. */
  private static List<Origin> origins(List<Merged> steps, Side master) {
    Map<Value, Origin> valueToOrigin = new HashMap<>();
    for (Merged step : steps) {
      for (Origin origin : step.origins()) {
        if (!origin.worker().equals(master.id())) {
          valueToOrigin.put(value(step.survivor(), origin.path()), origin);
        }
      }
    }
    Merged last = steps.getLast();
    return last.origins().stream()
        .map(
            origin ->
                Optional.ofNullable(valueToOrigin.get(value(last.survivor(), origin.path())))
                    .filter(earlier -> !isOf(master, last, earlier, origin))
                    .map(earlier -> new Origin(origin.path(), earlier.worker(), earlier.reason()))
                    .orElse(origin))
        .toList();
  }

  /** The master has the same value itself, which it kept. */
  private static boolean isOf(Side master, Merged last, Origin earlier, Origin origin) {
    return origin.worker().equals(master.id())
        && !earlier.worker().equals(master.id())
        && values(master.worker(), origin.path())
            .contains(value(last.survivor(), origin.path()).value());
  }

  private static List<Object> values(Worker worker, String path) {
    Matcher element = ELEMENT.matcher(path);
    return element.matches()
        ? List.copyOf(((Many<?>) Fields.named(element.group(1)).orElseThrow()).of(worker))
        : ((Single<?>) Fields.named(path).orElseThrow())
            .of(worker).stream().<Object>map(one -> one).toList();
  }

  private static Value value(Worker worker, String path) {
    Matcher element = ELEMENT.matcher(path);
    return element.matches()
        ? new Value(element.group(1), values(worker, path).get(Integer.parseInt(element.group(2))))
        : new Value(path, values(worker, path).getFirst());
  }

  /** What one step lost, a later one may have brought. */
  private static List<Lost> lost(List<Merged> steps) {
    Worker survivor = steps.getLast().survivor();
    return steps.stream()
        .flatMap(step -> step.lost().stream())
        .filter(lost -> !has(survivor, lost))
        .distinct()
        .toList();
  }

  private static boolean has(Worker survivor, Lost lost) {
    return switch (Fields.named(lost.field()).orElseThrow()) {
      case Single<?> single -> single.of(survivor).filter(lost.value()::equals).isPresent();
      case Many<?> many -> many.of(survivor).contains(lost.value());
    };
  }
}
