package org.workerservice.search.query;

/**
 * How a query is read.
 *
 * @param fuzzy whether words also meet words that differ by a letter or two
 * @param phonetic whether words also meet names that sound alike in English
 * @param masked whether the reader sees masked records: then what is masked is not searched either
 */
public record SearchOptions(boolean fuzzy, boolean phonetic, boolean masked) {}
