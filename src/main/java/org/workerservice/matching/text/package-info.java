/**
 * The values of a record in comparable form: names, places, dates, contacts and numbers.
 *
 * <p>This package depends on the domain, and neither on features nor on scores. Normal forms are
 * idempotent. Tables are resources on the class path, read once.
 */
package org.workerservice.matching.text;
