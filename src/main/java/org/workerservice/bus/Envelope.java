package org.workerservice.bus;

/**
 * A command on its way.
 *
 * @param done runs when a command that wants no answer has been carried out
 */
record Envelope(Command<?> command, Deadline deadline, Runnable done) {}
