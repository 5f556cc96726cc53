/** Assignments of workers to organisations over time, and the timeline of a worker. */
package org.workerservice.flow.assignment;
