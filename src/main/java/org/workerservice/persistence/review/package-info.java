/** Pairs that people look at, and what they have decided about them. */
package org.workerservice.persistence.review;
