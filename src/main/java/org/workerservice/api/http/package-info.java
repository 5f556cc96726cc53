/**
 * What every interface over HTTP shares: the server, authentication, answers and failures,
 * parameters, bodies, entity tags, idempotency keys, the limit of requests in flight, media types.
 *
 * <p>Knows no route. REST builds on it; FHIR and the pages are to follow. Runs on event loops.
 */
package org.workerservice.api.http;
