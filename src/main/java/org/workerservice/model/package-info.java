/**
 * The domain model: immutable records, closed lists of values, and pure functions on them.
 *
 * <p>A leaf: depends on the JDK only. No field is ever null; what a source left out is an empty
 * {@link java.util.Optional}, an empty list or an empty text. Records that hold personal data print
 * no values.
 */
package org.workerservice.model;
