/**
 * Workers in PostgreSQL: one actor reads, one writes in group commits, one writes links.
 *
 * <p>The writer is the only actor of its node that changes workers. It commits all waiting writes
 * together, behind the gate that puts all changes into one order.
 */
package org.workerservice.persistence.worker;
