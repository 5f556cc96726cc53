/**
 * Jobs that continue after their request was answered: starting, following, cancelling, and the
 * lease under which a node works on one. Not to be confused with the package {@code jobs}, work
 * that nodes repeat without a caller.
 */
package org.workerservice.flow.job;
