package org.workerservice.survivorship;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.workerservice.model.HumanName;
import org.workerservice.model.NameUse;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.survivorship.Field.Many;
import org.workerservice.survivorship.Field.Single;
import org.workerservice.survivorship.Merged.Lost;
import org.workerservice.survivorship.Merged.Origin;
import org.workerservice.survivorship.Merged.Reason;

/**
 * Merges a duplicate into a master record. A field with one value takes the value of the record
 * that has one; if both have one, the caller's choice decides, then whether a person set it, then
 * the rule of the field. A list keeps the elements of the master and gets those of the duplicate
 * that describe something else. The primary name that does not survive becomes a former name.
 *
 * <p>Links, assignments, claims and review items are not part of the record; the flow moves them.
 */
public final class Survivorship {
  private final Side master;
  private final Side duplicate;
  private final Rules rules;
  private final Map<String, UUID> choices;
  private final WorkerBuilder survivor;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();

  private Survivorship(Side master, Side duplicate, Rules rules, Map<String, UUID> choices) {
    this.master = master;
    this.duplicate = duplicate;
    this.rules = rules;
    this.choices = choices;
    this.survivor = master.worker().toBuilder();
  }

  /**
   * Merges two records.
   *
   * @param choices by the name of a field in JSON: the worker whose value survives, whatever the
   *     rules say. For a list, only the elements of this worker survive. A worker that is not the
   *     duplicate stands for the master: it is merged in another step.
   */
  public static Merged merge(Side master, Side duplicate, Rules rules, Map<String, UUID> choices) {
    return new Survivorship(master, duplicate, rules, choices).merge();
  }

  private Merged merge() {
    Fields.SINGLE.forEach(this::decide);
    Worker named = survivor.build();
    Fields.MANY.forEach(field -> unite(field, named));
    return new Merged(survivor.build(), transfers, origins, lost);
  }

  private record Winner(Side side, Reason reason) {}

  private <T> void decide(Single<T> field) {
    Optional<T> ours = field.of(master.worker());
    Optional<T> theirs = field.of(duplicate.worker());
    Winner winner = winner(field, ours, theirs);
    Optional<T> value = field.of(winner.side().worker());
    value.ifPresent(
        some -> origins.add(new Origin(field.name(), winner.side().id(), winner.reason())));
    if (!value.equals(ours)) {
      field.set(survivor, value);
      transfers.add(
          new Transfer.Replaced(field.name(), ours.map(one -> one), theirs.map(one -> one)));
    }
    Side loser = winner.side() == master ? duplicate : master;
    field
        .of(loser.worker())
        .filter(some -> field != Fields.NAME && !value.equals(Optional.of(some)))
        .ifPresent(some -> lost.add(new Lost(field.name(), loser.id(), some)));
  }

  private <T> Winner winner(Single<T> field, Optional<T> ours, Optional<T> theirs) {
    if (ours.equals(theirs)) {
      return new Winner(master, Reason.SAME_VALUE);
    }
    if (choices.containsKey(field.name())) {
      return new Winner(chosen(field), Reason.CHOSEN);
    }
    if (ours.isEmpty() || theirs.isEmpty()) {
      return new Winner(theirs.isEmpty() ? master : duplicate, Reason.ONLY_VALUE);
    }
    boolean person = master.provenance(field).byPerson();
    if (person != duplicate.provenance(field).byPerson()) {
      return new Winner(person ? master : duplicate, Reason.SET_BY_PERSON);
    }
    return new Winner(byRule(field, ours.get(), theirs.get()) ? master : duplicate, Reason.RULE);
  }

  private Side chosen(Field<?> field) {
    return duplicate.id().equals(choices.get(field.name())) ? duplicate : master;
  }

  private <T> boolean byRule(Single<T> field, T ours, T theirs) {
    return switch (rules.of(field)) {
      case KEEP_MASTER -> true;
      case MOST_RECENT ->
          !duplicate.provenance(field).setAt().isAfter(master.provenance(field).setAt());
      case MOST_TRUSTED -> duplicate.provenance(field).trust() <= master.provenance(field).trust();
      case MOST_COMPLETE -> isAtLeast(field.parts(), ours, theirs);
      case LONGEST -> isAtLeast(field.length(), ours, theirs);
    };
  }

  private static <T> boolean isAtLeast(ToIntFunction<? super T> measure, T ours, T theirs) {
    return measure.applyAsInt(ours) >= measure.applyAsInt(theirs);
  }

  private <T> void unite(Many<T> field, Worker named) {
    boolean isChosen = choices.containsKey(field.name());
    Side only = isChosen ? chosen(field) : null;
    List<T> theirs = offered(field, duplicate.worker(), named.name(), loser(named));
    List<T> kept = new ArrayList<>();
    for (T element : field.of(master.worker())) {
      if (only == duplicate && !contains(field, theirs, element)) {
        transfers.add(new Transfer.Dropped(field.name(), element));
        if (!isPrimary(element, named)) {
          lost.add(new Lost(field.name(), master.id(), element));
        }
      } else {
        keep(field, kept, element, master, isChosen);
      }
    }
    List<T> ours = List.copyOf(kept);
    for (T element : theirs) {
      Optional<T> same =
          ours.stream().filter(one -> field.describesTheSame(one, element)).findFirst();
      if (only == master ? same.isEmpty() : same.isPresent()) {
        loseUnlessEqual(field, same, element);
      } else if (!kept.contains(element)) {
        transfers.add(new Transfer.Added(field.name(), element));
        keep(field, kept, element, duplicate, isChosen);
      }
    }
    field.set(survivor, kept);
  }

  private <T> void keep(Many<T> field, List<T> kept, T element, Side from, boolean isChosen) {
    origins.add(
        new Origin(
            field.name() + "[" + kept.size() + "]",
            from.id(),
            isChosen ? Reason.CHOSEN : Reason.ELEMENT));
    kept.add(element);
  }

  private static <T> boolean contains(Many<T> field, List<T> elements, T element) {
    return elements.stream().anyMatch(one -> field.describesTheSame(one, element));
  }

  private <T> void loseUnlessEqual(Many<T> field, Optional<T> kept, T element) {
    boolean isKept = kept.filter(one -> field.isNames() || one.equals(element)).isPresent();
    if (!isKept) {
      lost.add(new Lost(field.name(), duplicate.id(), element));
    }
  }

  private static boolean isPrimary(Object element, Worker named) {
    return element instanceof HumanName name
        && Fields.spelling(name).equals(Fields.spelling(named.name()));
  }

  /** Returns the primary name that did not survive. */
  private HumanName loser(Worker named) {
    return named.name().equals(master.worker().name())
        ? duplicate.worker().name()
        : master.worker().name();
  }

  /**
   * Returns the elements that a duplicate brings; among the names, also a primary one that becomes
   * a former name.
   *
   * @param primary the primary name of the survivor, which is not repeated
   */
  @SuppressWarnings("unchecked")
  static <T> List<T> offered(Many<T> field, Worker duplicate, HumanName primary, HumanName former) {
    if (!field.isNames()) {
      return field.of(duplicate);
    }
    List<HumanName> names = new ArrayList<>();
    if (Fields.length(former) > 0) {
      names.add(former.withUse(NameUse.OLD));
    }
    names.addAll(duplicate.additionalNames());
    names.removeIf(name -> Fields.spelling(name).equals(Fields.spelling(primary)));
    return (List<T>) names;
  }
}
