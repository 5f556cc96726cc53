/** Turns expressions and records into queries of the index. Pure; runs no query. */
package org.workerservice.search.query;
