/**
 * The connections of clients: framing, bodies as they arrive, limits of connections and of requests
 * in flight, closing. Runs on event loops.
 */
package org.workerservice.api.http.connection;
