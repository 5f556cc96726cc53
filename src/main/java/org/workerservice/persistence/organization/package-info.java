/** Organisations in PostgreSQL: one actor that reads and writes them. */
package org.workerservice.persistence.organization;
