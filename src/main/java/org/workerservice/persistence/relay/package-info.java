/**
 * What the relay keeps in the database: its cursor over the log of changes, the events that it
 * could not publish, and the session that makes one node the leader.
 */
package org.workerservice.persistence.relay;
