/**
 * Merges of workers and their reversals: each is one transaction behind the gate, and one row for
 * each duplicate keeps what is needed to take it back.
 */
package org.workerservice.persistence.merge;
