package org.workerservice.bus;

/** A command on its way. */
record Envelope<R>(Command<R> command, Deadline deadline) {}
