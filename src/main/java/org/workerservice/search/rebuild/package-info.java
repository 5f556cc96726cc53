/** Opens, builds and replaces the index of a node. */
package org.workerservice.search.rebuild;
