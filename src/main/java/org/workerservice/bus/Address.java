package org.workerservice.bus;

/**
 * The address of an actor, on this node only.
 *
 * @param name the name on the event bus and in metrics
 * @param <C> the sealed interface of the commands that the actor accepts
 */
public record Address<C extends Command<?>>(String name) {}
