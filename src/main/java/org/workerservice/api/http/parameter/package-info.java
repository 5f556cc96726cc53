/** Reads parameters and headers of requests. Runs on event loops. */
package org.workerservice.api.http.parameter;
