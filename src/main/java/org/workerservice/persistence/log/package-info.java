/**
 * Rows of the two logs, which every transaction that changes something writes: the audit log and
 * the log of changes (the outbox).
 */
package org.workerservice.persistence.log;
