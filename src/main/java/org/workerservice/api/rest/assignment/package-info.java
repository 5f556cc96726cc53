/** Routes of assignments and of the timeline of a worker. */
package org.workerservice.api.rest.assignment;
