/** Full-text search of workers, and the source of the index of this node. */
package org.workerservice.flow.search;
