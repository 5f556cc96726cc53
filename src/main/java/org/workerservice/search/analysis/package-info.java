/**
 * Turns texts into terms of the index: words, codes, postal codes and their weights.
 *
 * <p>Pure apart from Lucene's streams; safe for any thread.
 */
package org.workerservice.search.analysis;
