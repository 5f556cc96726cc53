/** The rows of workers and of what belongs to them. */
package org.workerservice.persistence.worker.rows;
