/** Writes links between workers: one actor. */
package org.workerservice.persistence.worker.link;
