/**
 * The language of search queries: parses a text to an {@link
 * org.workerservice.search.language.Expression}, or reports the position of the error and a hint.
 *
 * <p>Pure and safe for use by any thread. {@link org.workerservice.search.language.QueryLimits}
 * bounds the work for any text.
 */
package org.workerservice.search.language;
