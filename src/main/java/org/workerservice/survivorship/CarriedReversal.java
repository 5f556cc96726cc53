package org.workerservice.survivorship;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.model.HumanName;
import org.workerservice.model.NameUse;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.survivorship.Field.Many;
import org.workerservice.survivorship.Field.Single;
import org.workerservice.survivorship.Reversal.Later;
import org.workerservice.survivorship.Reversal.Reversed;

/**
 * Carries the reversal of a merge on to the record that its survivor was merged into: what this
 * record got through the survivor goes, and everything else stays. The merge of the survivor
 * becomes that of the survivor without what the reversed merge brought.
 */
public final class CarriedReversal {
  private final Inner inner;
  private final List<Later> later;
  private final Map<UUID, List<Transfer>> mergeToTransfers;
  private final List<Transfer> transfers;
  private Worker survivor;

  private CarriedReversal(Inner inner, List<Later> later, Reversed reversed) {
    this.inner = inner;
    this.later = later;
    this.mergeToTransfers = new LinkedHashMap<>();
    reversed
        .mergeToTransfers()
        .forEach((merge, now) -> mergeToTransfers.put(merge, new ArrayList<>(now)));
    this.transfers = mergeToTransfers.get(inner.merge());
    this.survivor = reversed.survivor();
  }

  /**
   * The merge of a record whose content the reversal changed.
   *
   * @param before the record as it was merged
   * @param after the record without what the reversed merge brought
   * @param choices of the caller, by the name of the field
   */
  public record Inner(
      UUID merge,
      Worker before,
      Worker after,
      List<Transfer> transfers,
      Map<String, UUID> choices) {}

  /**
   * Takes what came through the record from its survivor.
   *
   * @param survivor of the inner merge, as it is now
   * @param later merges into the same survivor after the inner one, in their order
   * @return with the new transfers of the inner merge and of the later ones
   */
  public static Reversed carry(Worker survivor, Inner inner, List<Later> later) {
    List<Transfer> gone = gone(inner);
    List<Transfer> rest = new ArrayList<>(inner.transfers());
    rest.removeAll(gone);
    List<Later> following = new ArrayList<>();
    following.add(new Later(inner.merge(), inner.after(), rest, inner.choices()));
    following.addAll(later);
    Reversed reversed = Reversal.reverse(survivor, gone, following);
    CarriedReversal carried = new CarriedReversal(inner, later, reversed);
    carried.offer(survivor, gone);
    return new Reversed(carried.survivor, carried.mergeToTransfers, reversed.unattributed());
  }

  /** Returns what the survivor got from the record and the record does not have any more. */
  private static List<Transfer> gone(Inner inner) {
    Optional<Transfer> name =
        inner.transfers().stream()
            .filter(one -> one.field().equals(Fields.NAME.name()))
            .findFirst();
    Optional<Transfer> former = name.flatMap(CarriedReversal::former);
    return inner.transfers().stream()
        .filter(one -> isGone(inner, Optional.of(one).equals(former) ? name.orElseThrow() : one))
        .toList();
  }

  /** The name that the survivor had before is a former one as long as another replaces it. */
  private static Optional<Transfer> former(Transfer name) {
    return ((Transfer.Replaced) name)
        .from()
        .map(
            from ->
                new Transfer.Added(
                    Fields.ADDITIONAL_NAMES.name(), ((HumanName) from).withUse(NameUse.OLD)));
  }

  private static boolean isGone(Inner inner, Transfer transfer) {
    Field<?> field = Fields.named(transfer.field()).orElseThrow();
    return switch (transfer) {
      case Transfer.Replaced replaced ->
          value((Single<?>) field, inner.before()).equals(replaced.to())
              && !value((Single<?>) field, inner.after()).equals(replaced.to());
      case Transfer.Added(String _, HumanName name) ->
          spellings(inner.before()).contains(Fields.spelling(name))
              && !spellings(inner.after()).contains(Fields.spelling(name));
      case Transfer.Added added ->
          ((Many<?>) field).of(inner.before()).contains(added.element())
              && !((Many<?>) field).of(inner.after()).contains(added.element());
      case Transfer.Dropped _ -> false;
    };
  }

  private static Optional<Object> value(Single<?> field, Worker worker) {
    return field.of(worker).map(one -> one);
  }

  private static Set<Object> spellings(Worker worker) {
    return names(worker).map(Fields::spelling).collect(Collectors.toSet());
  }

  private static Stream<HumanName> names(Worker worker) {
    return Stream.concat(
        Stream.of(worker.name()).filter(name -> Fields.length(name) > 0),
        worker.additionalNames().stream());
  }

  /** Gives the survivor what the record has again, where nothing stands in its place. */
  private void offer(Worker before, List<Transfer> gone) {
    Set<String> given = gone.stream().map(Transfer::field).collect(Collectors.toSet());
    Fields.SINGLE.forEach(
        field -> {
          if (value(field, inner.before()).isEmpty()
              || given.contains(field.name())
                  && !value(field, before).equals(value(field, survivor))) {
            offer(field);
          }
        });
    offerNames();
    dropRepeatedName();
    Fields.MANY.stream().filter(field -> !field.isNames()).forEach(this::offer);
  }

  private <T> void offer(Single<T> field) {
    Optional<T> again = field.of(inner.after());
    if (brings(field) && again.isPresent() && !again.equals(field.of(inner.before()))) {
      offer(field, again.map(value -> value));
    }
  }

  /**
   * If a later merge replaced the value, it replaces the offered one and the survivor keeps its.
   */
  private <T> void offer(Single<T> field, Optional<Object> again) {
    Optional<Transfer.Replaced> next = replacedLater(field);
    Optional<Object> then =
        next.map(Transfer.Replaced::from).orElseGet(() -> value(field, survivor));
    if (then.isPresent()) {
      return;
    }
    transfers.add(new Transfer.Replaced(field.name(), Optional.empty(), again));
    if (next.isPresent()) {
      Transfer.Replaced following = new Transfer.Replaced(field.name(), again, next.get().to());
      mergeToTransfers.values().stream()
          .filter(all -> all != transfers)
          .filter(all -> all.contains(next.get()))
          .findFirst()
          .ifPresent(all -> all.set(all.indexOf(next.get()), following));
    } else {
      set(builder -> field.set(builder, again.map(field.type()::cast)));
    }
  }

  private Optional<Transfer.Replaced> replacedLater(Single<?> field) {
    return later.stream()
        .flatMap(one -> mergeToTransfers.get(one.merge()).stream())
        .filter(one -> one.field().equals(field.name()))
        .map(Transfer.Replaced.class::cast)
        .findFirst();
  }

  private <T> void offer(Many<T> field) {
    List<T> before = field.of(inner.before());
    for (T element : field.of(inner.after())) {
      if (brings(field)
          && !before.contains(element)
          && !isDroppedLater(field, element)
          && field.of(survivor).stream().noneMatch(one -> field.describesTheSame(one, element))) {
        add(field, element);
      }
    }
  }

  /** Whether the survivor had the element all along, until a later merge dropped it. */
  private <T> boolean isDroppedLater(Many<T> field, T element) {
    return later.stream()
        .flatMap(one -> mergeToTransfers.get(one.merge()).stream())
        .filter(
            one ->
                one.equals(new Transfer.Added(field.name(), element))
                    || one.equals(new Transfer.Dropped(field.name(), element)))
        .findFirst()
        .filter(Transfer.Dropped.class::isInstance)
        .isPresent();
  }

  private <T> void add(Many<T> field, T element) {
    if (!transfers.remove(new Transfer.Dropped(field.name(), element))) {
      transfers.add(new Transfer.Added(field.name(), element));
    }
    if (!isSettledLater(field, element)) {
      List<T> now = new ArrayList<>(field.of(survivor));
      now.add(element);
      set(builder -> field.set(builder, now));
    }
  }

  /**
   * Whether a later merge brought the element, too, or drops it now, because it kept only the
   * elements of its duplicate. Then the survivor stays as it is.
   */
  private <T> boolean isSettledLater(Many<T> field, T element) {
    for (Later one : later) {
      List<Transfer> all = mergeToTransfers.get(one.merge());
      if (all.remove(new Transfer.Added(field.name(), element))) {
        return true;
      }
      if (one.replaces(field) && !field.of(one.duplicate()).contains(element)) {
        all.add(new Transfer.Dropped(field.name(), element));
        return true;
      }
    }
    return false;
  }

  private void offerNames() {
    Set<Object> before = spellings(inner.before());
    HumanName primary = inner.after().name();
    names(inner.after())
        .filter(name -> brings(Fields.ADDITIONAL_NAMES))
        .filter(name -> !before.contains(Fields.spelling(name)))
        .map(name -> name.equals(primary) ? name.withUse(NameUse.OLD) : name)
        .forEach(
            name -> {
              if (!spellings(survivor).contains(Fields.spelling(name))) {
                List<HumanName> names = new ArrayList<>(survivor.additionalNames());
                names.add(name);
                set(builder -> builder.additionalNames(names));
                transfers.add(new Transfer.Added(Fields.ADDITIONAL_NAMES.name(), name));
              }
            });
  }

  /** The record brought as an additional name what is the primary one again. */
  private void dropRepeatedName() {
    Object primary = Fields.spelling(survivor.name());
    List<Transfer> repeated =
        transfers.stream()
            .filter(
                one ->
                    one instanceof Transfer.Added(String _, HumanName name)
                        && Fields.spelling(name).equals(primary))
            .toList();
    List<HumanName> names = new ArrayList<>(survivor.additionalNames());
    repeated.forEach(one -> names.remove((HumanName) ((Transfer.Added) one).element()));
    transfers.removeAll(repeated);
    set(builder -> builder.additionalNames(names));
  }

  private boolean brings(Field<?> field) {
    return new Later(inner.merge(), inner.after(), transfers, inner.choices()).brings(field);
  }

  private void set(Consumer<WorkerBuilder> change) {
    WorkerBuilder builder = survivor.toBuilder();
    change.accept(builder);
    survivor = builder.build();
  }
}
