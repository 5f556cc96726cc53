/**
 * What a record says, in the form that is compared: names, places, dates, contacts and numbers.
 *
 * <p>Reads the domain and knows neither features nor scores. Normal forms are idempotent. Tables
 * come from the class path and are read once.
 */
package org.workerservice.matching.text;
