/** Match models in PostgreSQL, and the samples and decisions they are trained and evaluated on. */
package org.workerservice.persistence.model;
