/** Organisations in PostgreSQL: one actor reads and writes them. */
package org.workerservice.persistence.organization;
