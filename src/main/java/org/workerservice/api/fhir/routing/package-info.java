/** Mounts routes and notes what they can do. */
package org.workerservice.api.fhir.routing;
