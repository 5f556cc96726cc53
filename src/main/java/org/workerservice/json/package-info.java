/**
 * The one JSON form of the domain, shared by the REST interface, the database and the events.
 *
 * <p>Names are snake_case, enum values are their {@link org.workerservice.model.Coded#code()},
 * absent values are left out, unknown fields are refused.
 */
package org.workerservice.json;
