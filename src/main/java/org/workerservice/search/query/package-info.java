/** From an expression, or from a record, to a query of the index. Pure; runs no query. */
package org.workerservice.search.query;
