/**
 * Reads JSON bodies as records and finds everything that is wrong with one. Runs on event loops.
 */
package org.workerservice.api.http.body;
