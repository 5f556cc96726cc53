/** The interactions of FHIR with single resources. */
package org.workerservice.api.fhir.interaction;
