/** Routes of organisations, and what their answers look like. */
package org.workerservice.api.rest.organization;
