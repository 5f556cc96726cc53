/**
 * What the interfaces answer: JSON, errors and their codes, entity tags, media types, the identity
 * of a request. Runs on event loops.
 */
package org.workerservice.api.http.answer;
