package org.workerservice.support;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.workerservice.bus.Address;
import org.workerservice.bus.Command;
import org.workerservice.bus.Mailbox;

/**
 * An actor that gives the answers that a test has set, and records its commands. One-time answers
 * come before permanent answers; without either, it fails.
 */
public final class FakeActor<C extends Command<?>> extends Mailbox<C> {
  private final String name;
  private final Consumer<String> onStep;
  private final List<C> received = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Queue<Function<C, Future<?>>>> typeToNext = new HashMap<>();
  private final Map<Class<?>, Function<C, Future<?>>> typeToAlways = new HashMap<>();

  FakeActor(Address<C> address, Consumer<String> onStep) {
    super(address);
    this.name = address.name();
    this.onStep = onStep;
  }

  /** Answers one command of the type with a value, after the one-time answers set before. */
  public <R, D extends Command<R>> FakeActor<C> answer(Class<D> type, R value) {
    return next(type, command -> Future.succeededFuture(value));
  }

  /** Fails one command of the type. */
  public <R, D extends Command<R>> FakeActor<C> fail(Class<D> type, Throwable failure) {
    return next(type, command -> Future.failedFuture(failure));
  }

  /** Answers one command of the type with the result of a function. */
  public synchronized <R, D extends Command<R>> FakeActor<C> next(
      Class<D> type, Function<D, Future<R>> reaction) {
    typeToNext.computeIfAbsent(type, none -> new ArrayDeque<>()).add(reaction(type, reaction));
    return this;
  }

  /** Answers all other commands of the type with the result of a function. */
  public synchronized <R, D extends Command<R>> FakeActor<C> always(
      Class<D> type, Function<D, R> reaction) {
    typeToAlways.put(
        type, reaction(type, command -> Future.succeededFuture(reaction.apply(command))));
    return this;
  }

  private <R, D extends Command<R>> Function<C, Future<?>> reaction(
      Class<D> type, Function<D, Future<R>> reaction) {
    return command -> reaction.apply(type.cast(command));
  }

  /** Returns the received commands of a type, in order. */
  public <D> List<D> received(Class<D> type) {
    return received.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  protected Future<?> handle(C command) {
    received.add(command);
    onStep.accept(name + " " + command.getClass().getSimpleName());
    return reactionTo(command).apply(command);
  }

  private synchronized Function<C, Future<?>> reactionTo(C command) {
    Queue<Function<C, Future<?>>> next = typeToNext.get(command.getClass());
    Function<C, Future<?>> reaction =
        next == null || next.isEmpty() ? typeToAlways.get(command.getClass()) : next.remove();
    if (reaction == null) {
      throw new AssertionError(
          name + " was not told how to answer " + command.getClass().getSimpleName());
    }
    return reaction;
  }
}
