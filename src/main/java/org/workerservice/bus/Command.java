package org.workerservice.bus;

/**
 * A request to an actor.
 *
 * @param <R> the type of the reply
 */
public interface Command<R> {}
