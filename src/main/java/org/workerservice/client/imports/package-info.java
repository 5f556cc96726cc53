/**
 * The import client: streams a file of workers to a running service.
 *
 * <p>Sends chunks with a bounded number of requests in flight. Acknowledges rows in order, so that
 * an interrupted import continues where it stopped and no row is imported twice.
 */
package org.workerservice.client.imports;
