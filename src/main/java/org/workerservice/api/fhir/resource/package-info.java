/** Pure functions between the records of the registry and FHIR resources. */
package org.workerservice.api.fhir.resource;
