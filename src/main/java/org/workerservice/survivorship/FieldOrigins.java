package org.workerservice.survivorship;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workerservice.model.FieldSetter;
import org.workerservice.model.FieldSource;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerSource;
import org.workerservice.survivorship.SystemTrust.Ranking;

/**
 * Who set the fields of a worker. Only what differs from the record as a whole is kept: the fields
 * that were changed after the creation, and the system that created the record, if one did. Pure.
 */
public final class FieldOrigins {
  private FieldOrigins() {}

  /** Returns who set a field; empty if nothing is known. */
  public static Optional<FieldSource> of(Worker worker, String field) {
    Map<String, FieldSource> known = worker.fieldProvenance();
    return Optional.ofNullable(known.get(field))
        .or(() -> Optional.ofNullable(known.get(Worker.ALL_FIELDS)));
  }

  /** Returns a new worker with its origin: the first of its source keys, if it has any. */
  public static Worker created(Worker worker, Instant now) {
    if (worker.sources().isEmpty()) {
      return worker;
    }
    WorkerSource first = worker.sources().getFirst();
    FieldSource origin =
        FieldSource.ofSystem(
            first.system(), first.updatedAt().orElse(now.truncatedTo(ChronoUnit.MICROS)));
    return worker.toBuilder().fieldProvenance(Map.of(Worker.ALL_FIELDS, origin)).build();
  }

  /** Returns the changed worker with the setter as the source of each field that changed. */
  public static Worker changed(Worker before, Worker after, FieldSource setter, Ranking trust) {
    Map<String, FieldSource> sources = new HashMap<>(before.fieldProvenance());
    for (Field<?> field : Fields.ALL) {
      if (!value(field, before).equals(value(field, after))) {
        sources.put(field.name(), setter(field, before, setter, trust));
      }
    }
    return after.toBuilder().fieldProvenance(sources).build();
  }

  /**
   * Returns the worker with a corrected field given back to the feeds: the value stays until one of
   * them sends another. Empty if no person set the field.
   *
   * @param field the name in JSON
   */
  public static Optional<Worker> released(Worker worker, String field) {
    return Optional.ofNullable(worker.fieldProvenance().get(field))
        .filter(FieldSource::byPerson)
        .map(
            person -> {
              Map<String, FieldSource> sources = new HashMap<>(worker.fieldProvenance());
              sources.put(field, FieldSource.of(FieldSetter.RELEASED, person.setAt()));
              return worker.toBuilder().fieldProvenance(sources).build();
            });
  }

  /** Whether a person gave the field back, and no feed has set it since. */
  static boolean isReleased(Worker worker, Field<?> field) {
    return of(worker, field.name())
        .filter(source -> source.setBy() == FieldSetter.RELEASED)
        .isPresent();
  }

  /** A list that a system adds to stays that of the more trusted system, which then shares it. */
  private static FieldSource setter(
      Field<?> field, Worker before, FieldSource setter, Ranking trust) {
    Optional<FieldSource> owner = of(before, field.name());
    boolean alone =
        isReleased(before, field)
            || owner.isPresent()
                && owner.get().system().equals(setter.system())
                && !owner.get().shared();
    return field instanceof Field.Many<?> many
            && setter.setBy() == FieldSetter.SYSTEM
            && !many.of(before).isEmpty()
            && !alone
        ? shared(moreTrusted(owner, setter, trust))
        : setter;
  }

  private static FieldSource moreTrusted(
      Optional<FieldSource> owner, FieldSource setter, Ranking trust) {
    return owner
        .filter(one -> trust(one, trust) > trust(setter, trust))
        .map(one -> new FieldSource(one.setBy(), one.system(), setter.setAt(), true))
        .orElse(setter);
  }

  /** Returns the same source, with the value as the work of several systems. */
  static FieldSource shared(FieldSource source) {
    return new FieldSource(source.setBy(), source.system(), source.setAt(), true);
  }

  static int trust(FieldSource source, Ranking trust) {
    return source.system().map(trust::of).orElse(0);
  }

  /** Returns where a value comes from, for the rules of a merge. */
  public static Provenance provenance(Worker worker, String field, Ranking trust) {
    return of(worker, field)
        .map(source -> new Provenance(source.setAt(), trust(source, trust), source.byPerson()))
        .orElseGet(() -> new Provenance(worker.createdAt().orElse(Instant.EPOCH), 0, false));
  }

  /**
   * The fields whose value the caller of a merge chose.
   *
   * @param at when; of a stored merge, when it was committed
   */
  public record Choice(Set<String> fields, Instant at) {
    /** Of a merge by rules only. */
    public static final Choice NONE = new Choice(Set.of(), Instant.EPOCH);

    /** Makes a defensive copy of the set. */
    public Choice {
      fields = Set.copyOf(fields);
    }
  }

  /**
   * The choices that end with a merge: those of its request, unless they hold for other merges of
   * the same request.
   *
   * @param before the survivor before the first merge of the request
   */
  public record Withdrawn(Choice choice, Worker before) {}

  /**
   * Returns the survivor of a merge step with the sources of what it got from the duplicate. A list
   * that got elements belongs to several systems from then on. What the caller chose belongs to a
   * person.
   *
   * @param step of this master and this duplicate
   */
  public static Worker merged(Worker master, Worker duplicate, Merged step, Choice choice) {
    Map<String, FieldSource> sources = new HashMap<>(master.fieldProvenance());
    for (Transfer transfer : step.transfers()) {
      String field = transfer.field();
      Optional<FieldSource> source =
          Fields.isSingle(field)
              ? of(duplicate, field)
              : ofUnited(of(master, field), of(duplicate, field));
      source.ifPresentOrElse(one -> sources.put(field, one), () -> sources.remove(field));
    }
    FieldSource person = FieldSource.of(FieldSetter.PERSON, choice.at());
    Fields.ALL.stream()
        .map(Field::name)
        .filter(choice.fields()::contains)
        .forEach(field -> sources.put(field, person));
    return step.survivor().toBuilder().fieldProvenance(sources).build();
  }

  private static Optional<FieldSource> ofUnited(
      Optional<FieldSource> ours, Optional<FieldSource> theirs) {
    return theirs
        .filter(FieldSource::byPerson)
        .or(() -> ours)
        .or(() -> theirs)
        .map(FieldOrigins::shared);
  }

  /**
   * Returns the survivor of a reversed merge with the sources that its fields had before the merge,
   * where the reversal gave them their values back.
   *
   * @param now the survivor before the reversal
   * @param after the survivor after it
   * @param before the survivor before the merge
   * @param duplicate before the merge
   * @param withdrawn the choices that end with the merge
   */
  public static Worker reversed(
      Worker now, Worker after, Worker before, Worker duplicate, Withdrawn withdrawn) {
    Map<String, FieldSource> sources = new HashMap<>(now.fieldProvenance());
    for (Field<?> field : Fields.ALL) {
      boolean isBack = value(field, after).equals(value(field, before));
      boolean changed = !value(field, now).equals(value(field, after));
      if (isChosen(field, now, withdrawn.choice()) && (isBack || changed)) {
        restore(sources, field, withdrawn.before());
      } else if (changed && !isCorrected(field, now, duplicate)) {
        restore(sources, field, before);
      }
    }
    return after.toBuilder().fieldProvenance(sources).build();
  }

  private static void restore(Map<String, FieldSource> sources, Field<?> field, Worker before) {
    sources.remove(field.name());
    Optional.ofNullable(before.fieldProvenance().get(field.name()))
        .ifPresent(earlier -> sources.put(field.name(), earlier));
  }

  /** Whether a person set the value by a choice of the merge, rather than later. */
  private static boolean isChosen(Field<?> field, Worker now, Choice choice) {
    return choice.fields().contains(field.name())
        && of(now, field.name())
            .filter(FieldSource::byPerson)
            .filter(source -> !source.setAt().isAfter(choice.at()))
            .isPresent();
  }

  /** Whether a person set the value, and not on the duplicate. */
  private static boolean isCorrected(Field<?> field, Worker now, Worker duplicate) {
    return of(now, field.name())
        .filter(FieldSource::byPerson)
        .filter(
            source ->
                of(duplicate, field.name())
                    .filter(theirs -> theirs.setAt().equals(source.setAt()))
                    .isEmpty())
        .isPresent();
  }

  private static Object value(Field<?> field, Worker worker) {
    return switch (field) {
      case Field.Single<?> single -> single.of(worker);
      case Field.Many<?> many -> many.of(worker);
    };
  }
}
