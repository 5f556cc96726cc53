package org.workerservice.bus;

/**
 * A request to change something for good: when its answer does not come in time, nobody knows
 * whether it was carried out.
 *
 * @param <R> what the actor answers with
 */
public interface ChangeCommand<R> extends Command<R> {}
