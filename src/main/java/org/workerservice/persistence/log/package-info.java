/**
 * Rows of the two logs that every changing transaction writes: the audit log and the log of changes
 * (the outbox).
 */
package org.workerservice.persistence.log;
