/** Reads workers, candidates and what earlier requests did: one actor. */
package org.workerservice.persistence.worker.read;
