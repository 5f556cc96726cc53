package org.workerservice.bus;

/**
 * Where an actor listens, on this node only.
 *
 * @param name the name on the event bus and in metrics
 * @param <C> the sealed interface of the commands that are understood there
 */
public record Address<C extends Command<?>>(String name) {}
