/** Reads the search parameters of FHIR. */
package org.workerservice.api.fhir.search;
