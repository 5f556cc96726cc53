/**
 * How the actors of one node talk: typed requests with a deadline, passed by reference.
 *
 * <p>Only this package touches {@code vertx.eventBus()}. Commands are immutable records; the bus
 * counts what is under way at each address and refuses past the bound, so that no queue grows
 * without one.
 */
package org.workerservice.bus;
