/** Routes of batch de-duplication. */
package org.workerservice.api.rest.deduplication;
