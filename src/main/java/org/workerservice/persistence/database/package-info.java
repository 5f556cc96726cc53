/**
 * Access to PostgreSQL, shared by all other packages here: connection pools, transactions behind
 * the gate, parameters of statements, typed failures, identifiers of requests and records.
 *
 * <p>Apart from {@link org.workerservice.persistence.database.TenantDirectory}, it uses no table of
 * the registry.
 */
package org.workerservice.persistence.database;
