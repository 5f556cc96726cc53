/**
 * The REST interface: decode a request, call a flow, encode the outcome. Runs on event loops.
 *
 * <p>Every answer has the envelope {@code {"success", "data", "error"}}. One exhaustive switch maps
 * each sealed outcome of a flow to an answer. Only {@link
 * org.workerservice.api.http.answer.Failures} maps outages, and refusals raised while decoding, to
 * answers.
 */
package org.workerservice.api.rest;
