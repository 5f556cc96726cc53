/**
 * Parsers and check digits of national and professional identifiers of people.
 *
 * <p>A leaf: it depends only on the JDK and on libraries of number formats and check digits.
 * Everything here is pure, immutable and thread-safe; no function throws for any text, and the work
 * per value is bounded. Structure, check digits, dates and reserved values are checked; no register
 * is queried. Areas, communes and departments inside a number are deliberately not checked, because
 * registers have exceptions to them, except for the provinces of China and the states of Mexico.
 * Two spellings of a number give the same canonical text; canonical texts are comparable only
 * within one scheme.
 *
 * <p>A valid number may still be a placeholder: check {@link
 * org.workerservice.identifiers.PlaceholderNumbers} too.
 */
package org.workerservice.identifiers;
