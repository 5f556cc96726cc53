package org.workerservice.bus;

/**
 * A command in transit.
 *
 * @param done runs after a command without a reply has been executed
 */
record Envelope(Command<?> command, Deadline deadline, Runnable done) {}
