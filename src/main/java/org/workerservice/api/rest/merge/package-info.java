/** Routes that merge workers, list merges and take them back. */
package org.workerservice.api.rest.merge;
