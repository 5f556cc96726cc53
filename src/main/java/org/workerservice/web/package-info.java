/**
 * Pages for people: the start page and the documentation of the interface. Needs no token and shows
 * no record.
 *
 * <p>Everything served is read when the service starts and held in memory, so that no path of a
 * request ever becomes the path of a file. Runs on event loops and never blocks.
 */
package org.workerservice.web;
