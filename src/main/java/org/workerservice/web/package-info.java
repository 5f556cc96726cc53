/**
 * Pages for people: the start page and the API documentation. They need no token and show no
 * records.
 *
 * <p>All files are read at startup and kept in memory, so a request path never becomes a file path.
 * Runs on event loops and never blocks.
 */
package org.workerservice.web;
