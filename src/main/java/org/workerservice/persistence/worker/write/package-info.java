/**
 * Writes workers in group commits: one actor. It commits all waiting writes of its node together,
 * behind the gate that puts all changes into one order.
 */
package org.workerservice.persistence.worker.write;
