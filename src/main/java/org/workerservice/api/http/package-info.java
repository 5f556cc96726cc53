/**
 * What all HTTP interfaces share: the server, authentication, answers and failures, parameters,
 * bodies, entity tags, idempotency keys, the limit of requests in flight, media types.
 *
 * <p>Knows no routes. REST builds on it; FHIR and the web pages will follow. Runs on event loops.
 */
package org.workerservice.api.http;
