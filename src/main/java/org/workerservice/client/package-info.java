/**
 * The import client: streams a file of workers to a running service.
 *
 * <p>Knows the service only by its REST interface. Reads once, in constant memory, and sends chunks
 * with a bounded number of requests in flight; acknowledges rows in their order, so that an
 * interrupted import goes on where it stopped and no row is imported twice.
 */
package org.workerservice.client;
