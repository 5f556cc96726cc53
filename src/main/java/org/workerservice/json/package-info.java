/**
 * The JSON form of the domain, shared by the REST interface, the database and the events.
 *
 * <p>Names are in snake_case, enum values are written as their {@link
 * org.workerservice.model.Coded#code()}, absent values are omitted, and unknown fields are refused.
 */
package org.workerservice.json;
