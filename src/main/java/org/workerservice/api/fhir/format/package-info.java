/** The formats of resources, JSON and XML: which one a request wants, reading and writing. */
package org.workerservice.api.fhir.format;
