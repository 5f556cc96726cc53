/**
 * Realistic invented workers, with duplicates whose truth is known.
 *
 * <p>Pure apart from reading its own tables from the class path: the same settings give the same
 * workers on every machine. Memory does not grow with the number of workers.
 */
package org.workerservice.generate;
