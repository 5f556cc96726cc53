/**
 * FHIR R5: the registry as a directory of practitioners. A thin adapter on {@code api.http} and
 * {@code flow}. Runs on event loops.
 */
package org.workerservice.api.fhir;
