/**
 * Proofs of what the registry promises, against the packaged service: none doubled, none lost, and
 * a cursor misses nothing. Every test has a short form for the build and a long one.
 */
package org.workerservice.promises;
