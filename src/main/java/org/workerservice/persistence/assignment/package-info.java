/** Assignments of workers to organisations: their rows, audit rows and events. */
package org.workerservice.persistence.assignment;
