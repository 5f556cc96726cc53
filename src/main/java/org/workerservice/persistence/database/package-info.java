/**
 * Access to PostgreSQL that every other package here builds on: the pools, the gate of a
 * transaction, typed failures, identifiers of requests and records.
 *
 * <p>Knows no table of the registry.
 */
package org.workerservice.persistence.database;
