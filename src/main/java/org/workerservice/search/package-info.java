/**
 * The full-text index of a node (Lucene): names, identifiers that are not sensitive, places and
 * contacts; by exact, similar or similar-sounding words, and by prefix.
 *
 * <p>The index is a copy that can be rebuilt at any time. Its only source is the log of changes.
 * Each commit of the index records its watermark in the log, so that a crash loses nothing. A
 * search sees at least every change that its node has acknowledged before. Sensitive values are
 * never indexed.
 *
 * <p>One actor on an event loop owns the index; blocking work runs on the pool {@code search}.
 */
package org.workerservice.search;
