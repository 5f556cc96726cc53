package org.workerservice.survivorship;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

/** A field of a worker that a merge decides on. */
public sealed interface Field<T> {
  /** The name in JSON. */
  String name();

  /** The type of the value, or of one element of a list. */
  Class<T> type();

  /**
   * A field with one value, which survives as a whole.
   *
   * @param value empty if the record says nothing about it
   * @param parts how complete a value is: the number of parts that it has
   * @param length of a value, in characters; 1 for values that are no text
   */
  record Single<T>(
      String name,
      Class<T> type,
      Function<Worker, Optional<T>> value,
      BiConsumer<WorkerBuilder, Optional<T>> setter,
      ToIntFunction<? super T> parts,
      ToIntFunction<? super T> length)
      implements Field<T> {
    Optional<T> of(Worker worker) {
      return value.apply(worker);
    }

    void set(WorkerBuilder builder, Optional<T> to) {
      setter.accept(builder, to);
    }
  }

  /**
   * A list, whose elements survive one by one.
   *
   * @param identity elements with the same identity describe the same thing, such as one number
   */
  record Many<T>(
      String name,
      Class<T> type,
      Function<Worker, List<T>> values,
      BiConsumer<WorkerBuilder, List<T>> setter,
      Function<T, Object> identity)
      implements Field<T> {
    List<T> of(Worker worker) {
      return values.apply(worker);
    }

    void set(WorkerBuilder builder, List<T> to) {
      setter.accept(builder, List.copyOf(to));
    }

    boolean isNames() {
      return this == (Field<?>) Fields.ADDITIONAL_NAMES;
    }

    boolean describesTheSame(T one, T other) {
      return identity.apply(one).equals(identity.apply(other));
    }
  }
}
