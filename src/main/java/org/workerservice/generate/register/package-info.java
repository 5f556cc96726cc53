/**
 * Invented registers: labelled files that resemble real ones, each with the mapping that reads it.
 *
 * <p>People have names of their culture, marry, move and change; clerks abbreviate, mistype and
 * transliterate. Birth dates are right in most records, because people keep them. The same profile,
 * size and seed give the same files on every machine.
 *
 * <p>The tables of names list common names by rank, then others in no order. The ranks are public
 * knowledge; the others come from the locale data of Faker 40.40 (MIT licence,
 * github.com/joke2k/faker), except for the Arabic, Chinese, Vietnamese and Korean tables, which
 * were written for this package. No table has counts: names are drawn by their rank (Zipf).
 */
package org.workerservice.generate.register;
