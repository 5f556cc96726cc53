/** What all interactions answer: resources, outcomes, and the parts that a request asks for. */
package org.workerservice.api.fhir.answer;
