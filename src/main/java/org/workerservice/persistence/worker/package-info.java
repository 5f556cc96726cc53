/**
 * Workers in PostgreSQL: an actor that reads, an actor that writes in group commits, and an actor
 * that writes links.
 *
 * <p>The writer is the only one on its node that changes workers. It commits what has arrived
 * together, behind the gate that gives every change its place in one order.
 */
package org.workerservice.persistence.worker;
