package org.workerservice.bus;

/**
 * A request to an actor.
 *
 * @param <R> what the actor answers with
 */
public interface Command<R> {}
