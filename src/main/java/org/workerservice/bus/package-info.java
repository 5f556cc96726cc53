/**
 * How the actors of one node communicate: typed requests with a deadline, passed by reference.
 *
 * <p>Only this package touches {@code vertx.eventBus()}. Commands are immutable records; the bus
 * counts the commands in flight at each address and refuses those over the bound, so that no queue
 * grows without limit.
 */
package org.workerservice.bus;
