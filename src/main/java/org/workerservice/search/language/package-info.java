/**
 * The language of search queries: from a text to an {@link
 * org.workerservice.search.language.Expression}, or to the place where it breaks off and a hint.
 *
 * <p>Pure and safe for use by any thread. The work for a text is bounded by {@link
 * org.workerservice.search.language.QueryLimits}, whatever the text says.
 */
package org.workerservice.search.language;
