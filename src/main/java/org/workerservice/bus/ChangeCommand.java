package org.workerservice.bus;

/**
 * A request for a durable change: if its reply does not arrive in time, its outcome is unknown.
 *
 * @param <R> the type of the reply
 */
public interface ChangeCommand<R> extends Command<R> {}
