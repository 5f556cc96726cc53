/** Pairs of workers under review, and the decisions of people on them. */
package org.workerservice.persistence.review;
