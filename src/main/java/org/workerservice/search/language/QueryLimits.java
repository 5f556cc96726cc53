package org.workerservice.search.language;

/**
 * How much a query may ask for.
 *
 * @param length characters (UTF-16)
 * @param words words and phrases
 * @param nesting parentheses and negations inside each other
 */
public record QueryLimits(int length, int words, int nesting) {}
