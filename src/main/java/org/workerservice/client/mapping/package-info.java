/**
 * The mapping files that turn the columns of a CSV file into the fields of a worker or an
 * organisation.
 *
 * <p>A mapping mirrors the JSON form of a worker under the key {@code worker}, or that of an
 * organisation under the key {@code organization}; {@code columns: [names]} names the columns of
 * files without a header. Each leaf is a rule:
 *
 * <ul>
 *   <li>{@code constant: text};
 *   <li>{@code column: name}, optionally with {@code table: name} (values looked up), {@code
 *       present: text} (in place of any value), {@code otherwise: text} (for values that the table
 *       lacks, and for empty ones), {@code date: pattern} (several patterns separated by {@code |};
 *       {@code yy} is a year from 1926 to 2025), {@code unreadable: omit} (an impossible date is
 *       missing data; without it the record is refused), {@code case: upper|lower}, {@code split:
 *       text} (several values of a list);
 *   <li>{@code join: [columns]}, optionally with {@code with: text} between them;
 *   <li>{@code template: "{First column} and {second column}"}; empty when one of its columns is,
 *       with {@code missing: blank} only when all are.
 * </ul>
 *
 * <p>An object appears if one of its columns has a value. {@code when: column} or {@code when:
 * [columns]} adds the condition that one of these columns has a value; {@code when: {column:
 * [values]}} requires one of these values. Everything is checked when the mapping is read: unknown
 * keys, targets, tables and values are refused.
 */
package org.workerservice.client.mapping;
