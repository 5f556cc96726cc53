/** Typed conditions on workers, and the terms of the index that answer them; pure. */
package org.workerservice.search.criteria;
