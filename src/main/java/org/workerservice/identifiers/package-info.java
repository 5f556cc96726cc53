/**
 * Parsers and check digits of national and professional identifiers of persons.
 *
 * <p>A leaf: depends on the JDK only. Everything here is pure, immutable and safe for any thread;
 * no function throws for any text, and the work per value is bounded. Only structure and check
 * digits are looked at: no register is asked, and areas, departments and most dates inside a number
 * are deliberately left alone, because registers hold exceptions to all of them. Where a number was
 * spelled in two ways, both give one canonical text; canonical texts are comparable inside one
 * scheme only.
 *
 * <p>A valid number is not yet evidence: ask {@link
 * org.workerservice.identifiers.PlaceholderNumbers} as well.
 */
package org.workerservice.identifiers;
