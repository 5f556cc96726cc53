package org.workerservice.survivorship;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.workerservice.model.HumanName;
import org.workerservice.model.NameUse;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.survivorship.Field.Many;
import org.workerservice.survivorship.Field.Single;

/**
 * Takes back what a merge changed on its survivor, and nothing else: later edits stay, and so does
 * what the duplicate of a later merge has as well. A later merge inherits such a value, so that
 * merges can be reversed in any order.
 */
public final class Reversal {
  private final List<Later> later;
  private final Map<UUID, List<Transfer>> mergeToTransfers = new LinkedHashMap<>();
  private final List<Unattributed> unattributed = new ArrayList<>();
  private Worker survivor;

  private Reversal(Worker survivor, List<Later> later) {
    this.survivor = survivor;
    this.later = later;
    later.forEach(one -> mergeToTransfers.put(one.merge(), new ArrayList<>(one.transfers())));
  }

  /**
   * A merge into the same survivor after the one that is reversed; not itself reversed.
   *
   * @param duplicate as it was before that merge
   * @param choices of the caller of that merge, by the name of the field
   */
  public record Later(
      UUID merge, Worker duplicate, List<Transfer> transfers, Map<String, UUID> choices) {
    boolean brings(Field<?> field) {
      UUID chosen = choices.get(field.name());
      return chosen == null || duplicate.id().equals(Optional.of(chosen));
    }

    /** Whether only the values of the duplicate survive. */
    boolean replaces(Field<?> field) {
      return duplicate.id().equals(Optional.ofNullable(choices.get(field.name())));
    }
  }

  /**
   * A value that a merge brought and that was changed afterwards, so that it may belong to either
   * person.
   *
   * @param field the name in JSON
   * @param kept the value that the survivor keeps
   * @param other the value that it would have had
   */
  public record Unattributed(String field, Optional<Object> kept, Optional<Object> other) {
    @Override
    public String toString() {
      return "Unattributed[" + field + "]";
    }
  }

  /**
   * The result.
   *
   * @param survivor without what the merge brought
   * @param mergeToTransfers the transfers of the later merges, which may have inherited some
   */
  public record Reversed(
      Worker survivor,
      Map<UUID, List<Transfer>> mergeToTransfers,
      List<Unattributed> unattributed) {}

  /**
   * Takes back a merge.
   *
   * @param survivor as it is now
   * @param transfers of the merge
   * @param later in the order of the merges
   */
  public static Reversed reverse(Worker survivor, List<Transfer> transfers, List<Later> later) {
    Reversal reversal = new Reversal(survivor, later);
    transfers.reversed().forEach(reversal::takeBack);
    return new Reversed(
        reversal.survivor, reversal.mergeToTransfers, List.copyOf(reversal.unattributed));
  }

  private void takeBack(Transfer transfer) {
    Field<?> field = Fields.named(transfer.field()).orElseThrow();
    switch (transfer) {
      case Transfer.Replaced replaced -> takeBack((Single<?>) field, replaced);
      case Transfer.Added added -> remove((Many<?>) field, added);
      case Transfer.Dropped dropped -> returnTo((Many<?>) field, dropped);
    }
  }

  private <T> void takeBack(Single<T> field, Transfer.Replaced replaced) {
    Optional<Object> now = field.of(survivor).map(value -> value);
    if (replacedLater(field, replaced)) {
      return;
    }
    if (!now.equals(replaced.to())) {
      unattributed.add(new Unattributed(field.name(), now, replaced.from()));
    } else if (replaced.from().isPresent() || !inherits(field, replaced)) {
      set(builder -> field.set(builder, replaced.from().map(field.type()::cast)));
      if (field == (Field<?>) Fields.NAME) {
        replaced.to().map(HumanName.class::cast).ifPresent(this::offerAgain);
      }
    }
  }

  /** A later duplicate has the name as well; it is a former name now. */
  private void offerAgain(HumanName name) {
    HumanName former = name.withUse(NameUse.OLD);
    if (!isKnown(former)) {
      later.stream()
          .filter(one -> one.brings(Fields.ADDITIONAL_NAMES))
          .filter(one -> offers(one, Fields.ADDITIONAL_NAMES, former))
          .findFirst()
          .ifPresent(one -> addName(former, mergeToTransfers.get(one.merge())));
    }
  }

  private boolean isKnown(HumanName name) {
    return Stream.concat(Stream.of(survivor.name()), survivor.additionalNames().stream())
        .anyMatch(known -> Fields.spelling(known).equals(Fields.spelling(name)));
  }

  private void addName(HumanName name, List<Transfer> owner) {
    List<HumanName> names = new ArrayList<>(survivor.additionalNames());
    names.add(name);
    set(builder -> builder.additionalNames(names));
    owner.add(new Transfer.Added(Fields.ADDITIONAL_NAMES.name(), name));
  }

  private <T> boolean offers(Later one, Many<T> field, T element) {
    return Survivorship.offered(field, one.duplicate(), survivor.name(), one.duplicate().name())
        .stream()
        .anyMatch(other -> field.describesTheSame(other, element));
  }

  /** A later merge that replaced the value now replaces the one before this merge. */
  private boolean replacedLater(Single<?> field, Transfer.Replaced replaced) {
    for (List<Transfer> transfers : mergeToTransfers.values()) {
      for (int index = 0; index < transfers.size(); index++) {
        if (transfers.get(index) instanceof Transfer.Replaced next
            && next.field().equals(field.name())
            && next.from().equals(replaced.to())) {
          transfers.set(index, new Transfer.Replaced(field.name(), replaced.from(), next.to()));
          if (field == (Field<?>) Fields.NAME) {
            renameFormer(transfers, replaced);
          }
          return true;
        }
      }
    }
    return false;
  }

  /** The later merge made a former name of the name that is taken back, not of the one before. */
  private void renameFormer(List<Transfer> transfers, Transfer.Replaced replaced) {
    HumanName to = (HumanName) replaced.to().orElseThrow();
    HumanName former = to.withUse(NameUse.OLD);
    if (transfers.remove(new Transfer.Added(Fields.ADDITIONAL_NAMES.name(), former))) {
      List<HumanName> names = new ArrayList<>(survivor.additionalNames());
      names.remove(former);
      set(builder -> builder.additionalNames(names));
      offerAgain(to);
    }
    replaced
        .from()
        .map(name -> ((HumanName) name).withUse(NameUse.OLD))
        .filter(name -> !isKnown(name))
        .ifPresent(name -> addName(name, transfers));
  }

  private boolean inherits(Single<?> field, Transfer.Replaced replaced) {
    return later.stream()
        .filter(one -> one.brings(field))
        .filter(one -> field.of(one.duplicate()).map(Object.class::cast).equals(replaced.to()))
        .findFirst()
        .map(one -> mergeToTransfers.get(one.merge()).add(replaced))
        .orElse(false);
  }

  private <T> void remove(Many<T> field, Transfer.Added added) {
    T element = field.type().cast(added.element());
    List<T> now = new ArrayList<>(field.of(survivor));
    if (passesOn(field, element, now)) {
      return;
    }
    if (now.remove(element)) {
      set(builder -> field.set(builder, now));
    } else {
      now.stream()
          .filter(one -> field.describesTheSame(one, element))
          .findFirst()
          .ifPresent(
              changed ->
                  unattributed.add(
                      new Unattributed(field.name(), Optional.of(changed), Optional.empty())));
    }
  }

  /**
   * Whether the element stays as it is: the next merge with the same element brought it now, or the
   * next one that dropped it has nothing to give back any more.
   */
  private <T> boolean passesOn(Many<T> field, T element, List<T> now) {
    Transfer.Dropped drop = new Transfer.Dropped(field.name(), element);
    boolean isKept =
        now.contains(element)
            || mergeToTransfers.values().stream().anyMatch(transfers -> transfers.contains(drop));
    for (Later one : later) {
      List<Transfer> transfers = mergeToTransfers.get(one.merge());
      if (transfers.remove(drop)) {
        return true;
      }
      if (isKept && one.brings(field) && offers(one, field, element)) {
        transfers.add(new Transfer.Added(field.name(), element));
        return true;
      }
    }
    return false;
  }

  /** A later merge that brought the element brought nothing new after all. */
  private <T> void returnTo(Many<T> field, Transfer.Dropped dropped) {
    T element = field.type().cast(dropped.element());
    for (List<Transfer> transfers : mergeToTransfers.values()) {
      if (transfers.removeIf(
          one ->
              one instanceof Transfer.Added(String name, Object again)
                  && name.equals(field.name())
                  && field.describesTheSame(field.type().cast(again), element))) {
        return;
      }
    }
    List<T> now = new ArrayList<>(field.of(survivor));
    if (now.stream().noneMatch(one -> field.describesTheSame(one, element))) {
      now.add(element);
      set(builder -> field.set(builder, now));
    }
  }

  private void set(Consumer<WorkerBuilder> change) {
    WorkerBuilder builder = survivor.toBuilder();
    change.accept(builder);
    survivor = builder.build();
  }
}
