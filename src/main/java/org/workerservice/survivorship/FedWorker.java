package org.workerservice.survivorship;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workerservice.model.FieldSource;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.survivorship.Field.Many;
import org.workerservice.survivorship.Field.Single;
import org.workerservice.survivorship.SystemTrust.Ranking;

/**
 * A worker after a feed was applied to it; pure. Applying the same feed again changes nothing.
 *
 * <ul>
 *   <li>A value that a person set stays, and so does one of a more trusted system.
 *   <li>A system clears only values that it set itself. That a worker is not deceased is a value.
 *   <li>An incomplete name does not replace a complete one that contains it.
 *   <li>A list that only this system has filled is replaced. To any other list the elements of the
 *       feed are added; of two that describe the same thing, the one of the feed stays, unless a
 *       more trusted system filled the list.
 *   <li>If the worker has newer content of the system, or another key of it leads, only the key is
 *       added.
 * </ul>
 *
 * @param worker without new entries in its field provenance
 * @param kept the fields in which the worker keeps another value than that of the feed
 */
public record FedWorker(Worker worker, List<KeptField> kept) {
  /** Makes a defensive copy of the list. */
  public FedWorker {
    kept = List.copyOf(kept);
  }

  /**
   * A field whose value the feed did not replace.
   *
   * @param field the name in JSON
   * @param source who set the value that stays
   */
  public record KeptField(String field, FieldSource source) {}

  /** Applies a feed to a worker. */
  public static FedWorker of(Worker current, Feed feed, Ranking trust) {
    return new Application(current, feed, trust).run();
  }

  private static final class Application {
    private final Worker current;
    private final Feed feed;
    private final Ranking trust;
    private final WorkerBuilder changed;
    private final List<KeptField> kept = new ArrayList<>();

    Application(Worker current, Feed feed, Ranking trust) {
      this.current = current;
      this.feed = feed;
      this.trust = trust;
      this.changed = current.toBuilder();
    }

    FedWorker run() {
      boolean counts = !feed.isOlderThan(current) && feed.leads(current);
      if (counts) {
        Fields.ALL.stream()
            .filter(field -> feed.fields().contains(field.name()))
            .forEach(this::put);
      }
      if (counts || !feed.isOf(current)) {
        changed.sources(feed.addedTo(current.sources()));
      }
      return new FedWorker(changed.build(), kept);
    }

    private void put(Field<?> field) {
      switch (field) {
        case Single<?> single when single == Fields.NAME -> putName();
        case Single<?> single when single == Fields.DECEASED && denies() -> putAlive();
        case Single<?> single -> putValue(single);
        case Many<?> many -> putElements(many);
      }
    }

    private void putName() {
      putValue(
          Fields.NAME,
          Fields.NAME.of(feed.content()).map(name -> FedName.filled(current.name(), name)));
    }

    /** Whether the feed says that a worker lives that the registry has as deceased. */
    private boolean denies() {
      return current.deceased()
          && !feed.content().deceased()
          && feed.content().deceasedDatetime().isEmpty();
    }

    /**
     * Unlike the defaults of other fields, false says something. The time of death goes with it.
     */
    private void putAlive() {
      Optional<FieldSource> stronger =
          stronger(Fields.DECEASED, false)
              .or(
                  () ->
                      stronger(Fields.DECEASED_DATETIME, false)
                          .filter(owner -> current.deceasedDatetime().isPresent()));
      if (stronger.isPresent()) {
        kept.add(new KeptField(Fields.DECEASED.name(), stronger.get()));
      } else {
        changed.deceased(false).deceasedDatetime(null);
      }
    }

    private <T> void putValue(Single<T> field) {
      putValue(field, field.of(feed.content()));
    }

    private <T> void putValue(Single<T> field, Optional<T> theirs) {
      Optional<T> ours = field.of(current);
      if (ours.equals(theirs) || (theirs.isEmpty() && !isOwn(field))) {
        return;
      }
      Optional<FieldSource> stronger =
          isDenied(field) ? stronger(Fields.DECEASED, false) : stronger(field, ours.isEmpty());
      if (stronger.isPresent()) {
        kept.add(new KeptField(field.name(), stronger.get()));
      } else {
        field.set(changed, theirs);
      }
    }

    /** Whether the field says that the worker is deceased, and a known source that it is not. */
    private boolean isDenied(Single<?> field) {
      return (field == Fields.DECEASED || field == Fields.DECEASED_DATETIME)
          && !current.deceased()
          && current.fieldProvenance().containsKey(Fields.DECEASED.name());
    }

    private <T> void putElements(Many<T> field) {
      List<T> ours = field.of(current);
      List<T> theirs = field.of(feed.content());
      Optional<FieldSource> stronger = stronger(field, ours.isEmpty());
      if (stronger.filter(FieldSource::byPerson).isPresent()) {
        if (!ours.containsAll(theirs)) {
          kept.add(new KeptField(field.name(), stronger.get()));
        }
      } else if (stronger.isEmpty() && (ours.isEmpty() || isOwn(field) || fills(field, theirs))) {
        field.set(changed, theirs);
      } else {
        unite(field, ours, theirs, stronger);
      }
    }

    /** Whether a person has left the list to the feeds, and this one says something. */
    private <T> boolean fills(Many<T> field, List<T> theirs) {
      return !theirs.isEmpty() && FieldOrigins.isReleased(current, field);
    }

    private <T> void unite(
        Many<T> field, List<T> ours, List<T> theirs, Optional<FieldSource> stronger) {
      List<T> all = new ArrayList<>(ours);
      // An element that the feed has, too, stays beside another use of the same thing.
      List<T> open = new ArrayList<>(ours);
      open.removeAll(theirs);
      boolean keepsOther = false;
      for (T element : theirs) {
        if (all.contains(element)) {
          continue;
        }
        int place = place(field, open, element);
        if (place < 0) {
          all.add(element);
        } else if (stronger.isEmpty()) {
          all.set(all.indexOf(open.remove(place)), element);
        } else {
          keepsOther = true;
        }
      }
      field.set(changed, all);
      if (keepsOther) {
        kept.add(new KeptField(field.name(), stronger.orElseThrow()));
      }
    }

    private static <T> int place(Many<T> field, List<T> elements, T element) {
      for (int index = 0; index < elements.size(); index++) {
        if (field.describesTheSame(elements.get(index), element)) {
          return index;
        }
      }
      return -1;
    }

    /** Whether only this system has set the field. */
    private boolean isOwn(Field<?> field) {
      return FieldOrigins.of(current, field.name())
          .filter(owner -> !owner.shared() && owner.system().equals(Optional.of(system())))
          .isPresent();
    }

    /** Returns who set the value, if the feed must not replace it. */
    private Optional<FieldSource> stronger(Field<?> field, boolean isEmpty) {
      return FieldOrigins.of(current, field.name())
          .filter(
              owner ->
                  owner.byPerson()
                      || (!isEmpty && FieldOrigins.trust(owner, trust) > trust.of(system())));
    }

    private String system() {
      return feed.key().system();
    }
  }
}
