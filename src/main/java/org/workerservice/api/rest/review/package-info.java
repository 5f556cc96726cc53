/** Routes of the review queue. */
package org.workerservice.api.rest.review;
