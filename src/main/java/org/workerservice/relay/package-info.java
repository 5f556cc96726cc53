/**
 * Events on their way to subscribers: cursors over the outbox, one for each tenant that somebody of
 * this node listens to, whatever the number of listeners.
 *
 * <p>One actor on an event loop. It promises that a subscriber gets every event of its tenant after
 * the one it names, once and in order, or is told that its stream ends. Whoever is behind gets
 * pages of older events in turn with the others, at a bounded rate, until it has caught up with the
 * cursor; whoever has caught up shares what the cursor reads, and may lag behind by a bounded
 * number of events.
 */
package org.workerservice.relay;
