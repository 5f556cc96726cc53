package org.workerservice.search.language;

/**
 * The limits of a query.
 *
 * @param length maximum number of characters (UTF-16)
 * @param words maximum number of words and phrases
 * @param nesting maximum depth of nested parentheses
 */
public record QueryLimits(int length, int words, int nesting) {}
