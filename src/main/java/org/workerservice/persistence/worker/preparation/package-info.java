/** Finds and rewrites workers that an earlier version of the program prepared for matching. */
package org.workerservice.persistence.worker.preparation;
