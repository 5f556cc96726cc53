/**
 * Makes entities out of pairs: decides which records describe one person when all pairs have been
 * scored.
 *
 * <p>Pure and deterministic: the same pairs, in any order, give the same entities.
 */
package org.workerservice.entities;
