/**
 * Batch de-duplication: compares all workers with their candidates, groups those that describe one
 * person, and puts the groups into the review queue or merges them.
 *
 * <p>A run is a job in phases: {@code loading} the workers into memory, {@code training} a model if
 * one is needed, {@code scanning} the pairs in leased units, {@code grouping} the matches into
 * entities, and {@code settling} the entities. Each phase can be repeated, so that a node continues
 * what another one has begun.
 */
package org.workerservice.flow.deduplication;
