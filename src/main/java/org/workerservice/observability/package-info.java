/** Metrics for Prometheus and the health of the service; never with personal data in labels. */
package org.workerservice.observability;
