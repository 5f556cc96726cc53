/** Batch de-duplication in PostgreSQL: workers to compare, leased units, matches and entities. */
package org.workerservice.persistence.deduplication;
