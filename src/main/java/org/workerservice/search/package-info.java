/**
 * The full-text index of a node (Lucene): names, identifiers that are not sensitive, places,
 * contacts; exact, similar, alike in sound, by their beginning.
 *
 * <p>The index is a copy that can be made again at any time. Its only source is the log of changes:
 * a cursor over it, which lies in the commits of the index, so that a crash loses nothing. A search
 * sees at least what its node has acknowledged before. Sensitive values never come here.
 *
 * <p>One actor on an event loop owns the index; whatever blocks runs on the pool {@code search}.
 */
package org.workerservice.search;
