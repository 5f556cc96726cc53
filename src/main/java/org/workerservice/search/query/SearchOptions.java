package org.workerservice.search.query;

/**
 * How words of a query match.
 *
 * @param fuzzy whether words also match words that differ by a letter or two
 * @param phonetic whether words also match names that sound alike in English
 * @param masked whether the reader sees masked records: then masked fields are not searched either
 */
public record SearchOptions(boolean fuzzy, boolean phonetic, boolean masked) {}
