/** Full-text search of workers, and what feeds the index of the node. */
package org.workerservice.flow.search;
