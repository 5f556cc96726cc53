/**
 * Passes events on to subscribers. It has one cursor over the outbox for each tenant with
 * subscribers on this node, independent of their number.
 *
 * <p>One actor on an event loop. It promises that a subscriber gets every event of its tenant after
 * the one it names, once and in order, or a notice that its stream ends. A subscriber that is
 * behind gets pages of older events in turn with others, at a bounded rate, until it has caught up
 * with the cursor. A subscriber that has caught up shares the pages that the cursor reads, and may
 * lag behind by a bounded number of events.
 */
package org.workerservice.relay;
