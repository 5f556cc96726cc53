/**
 * Realistic invented workers, with labelled duplicates.
 *
 * <p>The same settings give the same workers on every machine; the only input is the tables on the
 * class path. Memory use does not depend on the number of workers.
 */
package org.workerservice.generate;
