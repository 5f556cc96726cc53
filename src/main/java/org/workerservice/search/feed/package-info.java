/** Keeps an index up to the log of changes, and hands over what this node has just committed. */
package org.workerservice.search.feed;
