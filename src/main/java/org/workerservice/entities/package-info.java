/**
 * Groups records into entities: decides which records describe one person, after all pairs have
 * been scored.
 *
 * <p>Pure and deterministic: the same pairs, in any order, give the same entities.
 */
package org.workerservice.entities;
