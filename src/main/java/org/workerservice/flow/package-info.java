/**
 * The operations of the registry, one file each, written as a readable list of steps.
 *
 * <p>A flow runs on the event loop of its caller and asks the actors over the bus. Expected
 * outcomes are values of a sealed type; a failed future is an outage ({@link
 * org.workerservice.bus.ServiceUnavailable}) or a bug.
 */
package org.workerservice.flow;
