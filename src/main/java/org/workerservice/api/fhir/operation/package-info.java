/** The operations of FHIR, such as {@code $match}. */
package org.workerservice.api.fhir.operation;
