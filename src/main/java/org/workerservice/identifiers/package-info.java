/**
 * Parsers and check digits of national and professional identifiers of people.
 *
 * <p>A leaf: it depends only on the JDK. Everything here is pure, immutable and thread-safe; no
 * function throws for any text, and the work per value is bounded. Only structure and check digits
 * are checked: no register is queried, and areas, departments and most dates inside a number are
 * deliberately not checked, because registers have exceptions to all of them. Two spellings of a
 * number give the same canonical text; canonical texts are comparable only within one scheme.
 *
 * <p>A valid number may still be a placeholder: check {@link
 * org.workerservice.identifiers.PlaceholderNumbers} too.
 */
package org.workerservice.identifiers;
