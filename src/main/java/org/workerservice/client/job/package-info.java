/**
 * Starts long work in a running service and waits for it: training, de-duplication, a rebuilt
 * index.
 */
package org.workerservice.client.job;
