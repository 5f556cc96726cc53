/** Models of matching in PostgreSQL, the samples they are trained on, and decisions on pairs. */
package org.workerservice.persistence.model;
