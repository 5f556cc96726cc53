/**
 * The REST interface: decode a request, call a flow, encode the outcome. Runs on event loops.
 *
 * <p>Every answer has the envelope {@code {"success", "data", "error"}}. Each sealed outcome of a
 * flow is turned into an answer by one exhaustive switch; refusals raised while decoding and
 * outages are turned into answers in {@link org.workerservice.api.http.Failures} only.
 */
package org.workerservice.api.rest;
