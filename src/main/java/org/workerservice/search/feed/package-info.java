/**
 * Keeps an index up to date with the log of changes. {@link
 * org.workerservice.search.feed.IndexFeed} runs on the event loop of the search actor; {@link
 * org.workerservice.search.feed.Handover} passes on what this node committed last.
 */
package org.workerservice.search.feed;
