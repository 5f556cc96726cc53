/** What the service can do, as FHIR describes it: capabilities and definitions. */
package org.workerservice.api.fhir.conformance;
