package org.workerservice.survivorship;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.workerservice.model.FieldSetter;
import org.workerservice.model.FieldSource;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.survivorship.Field.Many;
import org.workerservice.survivorship.Field.Single;
import org.workerservice.survivorship.Reversal.Unattributed;
import org.workerservice.survivorship.SystemTrust.Ranking;

/**
 * Takes from the survivor of a merge what systems have set since whose source keys go back to the
 * duplicate: they spoke of the duplicate, which gets these values. Pure.
 *
 * <ul>
 *   <li>The survivor then has the value that it had right after the merge, so that the reversal can
 *       take it back. A value of the duplicate that a person or a more trusted system set stays.
 *   <li>If another merge set the field as well, or several systems filled the list, the value stays
 *       with the survivor and is reported as unattributed.
 * </ul>
 */
public final class ReturnedFeeds {
  private final Basis basis;
  private final List<Unattributed> unattributed = new ArrayList<>();
  private Worker survivor;
  private Worker duplicate;

  private ReturnedFeeds(Basis basis, Worker duplicate) {
    this.basis = basis;
    this.survivor = basis.now();
    this.duplicate = duplicate;
  }

  /**
   * A survivor and what it was made of.
   *
   * @param now the survivor before the reversal
   * @param before the survivor before the merge
   * @param transfers of the merge
   * @param systems those that feed the duplicate and not the survivor any more
   * @param unclear the names of the fields that later or reversed merges changed, too
   * @param trust in the systems
   */
  public record Basis(
      Worker now,
      Worker before,
      List<Transfer> transfers,
      Set<String> systems,
      Set<String> unclear,
      Ranking trust) {
    /** Copies the collections. */
    public Basis {
      transfers = List.copyOf(transfers);
      systems = Set.copyOf(systems);
      unclear = Set.copyOf(unclear);
    }
  }

  /**
   * The result.
   *
   * @param survivor without what the systems set since the merge
   * @param duplicate with it
   * @param unattributed what stays with the survivor, although it may be of the systems
   */
  public record Returned(Worker survivor, Worker duplicate, List<Unattributed> unattributed) {}

  /**
   * Moves what the systems set from the survivor to the duplicate.
   *
   * @param duplicate as it was before the merge, or with what another survivor returned
   */
  public static Returned of(Basis basis, Worker duplicate) {
    ReturnedFeeds feeds = new ReturnedFeeds(basis, duplicate);
    if (!basis.systems().isEmpty()) {
      Fields.SINGLE.forEach(feeds::give);
      Fields.MANY.forEach(feeds::give);
    }
    return new Returned(feeds.survivor, feeds.duplicate, List.copyOf(feeds.unattributed));
  }

  private Optional<FieldSource> setBySystem(Field<?> field) {
    return Optional.ofNullable(basis.now().fieldProvenance().get(field.name()))
        .filter(source -> source.setBy() == FieldSetter.SYSTEM);
  }

  private Optional<FieldSource> setByReturning(Field<?> field) {
    return setBySystem(field)
        .filter(source -> !source.shared())
        .filter(source -> source.system().filter(basis.systems()::contains).isPresent());
  }

  private <T> void give(Single<T> field) {
    Optional<T> now = field.of(basis.now());
    Optional<T> then = afterMerge(field);
    Optional<FieldSource> source = setByReturning(field);
    if (source.isEmpty() || now.equals(then)) {
      return;
    }
    if (basis.unclear().contains(field.name())) {
      report(field, now, field.of(basis.before()));
    } else {
      survivor = with(survivor, builder -> field.set(builder, then));
      giveToDuplicate(field, source.get(), builder -> field.set(builder, now));
    }
  }

  private <T> Optional<T> afterMerge(Single<T> field) {
    return basis.transfers().stream()
        .filter(one -> one.field().equals(field.name()))
        .map(Transfer.Replaced.class::cast)
        .findFirst()
        .map(replaced -> replaced.to().map(field.type()::cast))
        .orElseGet(() -> field.of(basis.before()));
  }

  private <T> void give(Many<T> field) {
    List<T> now = field.of(basis.now());
    List<T> then = afterMerge(field);
    List<T> since = now.stream().filter(element -> !then.contains(element)).toList();
    Optional<FieldSource> source = setByReturning(field);
    if (source.isPresent() && !basis.unclear().contains(field.name())) {
      if (!now.equals(then)) {
        survivor =
            with(
                survivor,
                builder -> field.set(builder, now.stream().filter(then::contains).toList()));
        giveToDuplicate(field, source.get(), builder -> field.set(builder, united(field, now)));
      }
    } else if (source.isPresent() || setBySystem(field).filter(FieldSource::shared).isPresent()) {
      since.forEach(element -> report(field, Optional.of(element), replaced(field, element)));
    }
  }

  private <T> List<T> afterMerge(Many<T> field) {
    List<T> then = new ArrayList<>(field.of(basis.before()));
    for (Transfer transfer : basis.transfers()) {
      if (transfer.field().equals(field.name())) {
        switch (transfer) {
          case Transfer.Added added -> then.add(field.type().cast(added.element()));
          case Transfer.Dropped dropped -> then.remove(field.type().cast(dropped.element()));
          case Transfer.Replaced _ -> throw new IllegalStateException("A list is not replaced.");
        }
      }
    }
    return then;
  }

  /** Returns what the survivor had before the merge in place of an element, if anything. */
  private <T> Optional<T> replaced(Many<T> field, T element) {
    return field.of(basis.before()).stream()
        .filter(one -> field.describesTheSame(one, element))
        .filter(one -> !field.of(basis.now()).contains(one))
        .findFirst();
  }

  /** Returns the list of the system, with what others have said about the duplicate. */
  private <T> List<T> united(Many<T> field, List<T> fed) {
    boolean isOwn =
        FieldOrigins.of(duplicate, field.name())
            .filter(owner -> !owner.shared())
            .filter(owner -> owner.system().filter(basis.systems()::contains).isPresent())
            .isPresent();
    List<T> all = new ArrayList<>(fed);
    if (!isOwn) {
      field.of(duplicate).stream()
          .filter(one -> fed.stream().noneMatch(other -> field.describesTheSame(one, other)))
          .forEach(all::add);
    }
    return all;
  }

  private void giveToDuplicate(Field<?> field, FieldSource source, Consumer<WorkerBuilder> set) {
    if (!isStronger(field, source)) {
      Map<String, FieldSource> sources = new HashMap<>(duplicate.fieldProvenance());
      sources.put(field.name(), source);
      duplicate = with(duplicate, set.andThen(builder -> builder.fieldProvenance(sources)));
    }
  }

  /** Whether the duplicate has a value that the system could not have replaced. */
  private boolean isStronger(Field<?> field, FieldSource source) {
    return FieldOrigins.of(duplicate, field.name())
        .filter(
            owner ->
                owner.byPerson()
                    || hasValue(field)
                        && FieldOrigins.trust(owner, basis.trust())
                            > FieldOrigins.trust(source, basis.trust()))
        .isPresent();
  }

  private boolean hasValue(Field<?> field) {
    return switch (field) {
      case Single<?> single -> single.of(duplicate).isPresent();
      case Many<?> many -> !many.of(duplicate).isEmpty();
    };
  }

  private <T> void report(Field<T> field, Optional<T> kept, Optional<T> other) {
    unattributed.add(
        new Unattributed(
            field.name(), kept.map(Object.class::cast), other.map(Object.class::cast)));
  }

  private static Worker with(Worker worker, Consumer<WorkerBuilder> change) {
    WorkerBuilder builder = worker.toBuilder();
    change.accept(builder);
    return builder.build();
  }
}
