/**
 * Proposes a mapping for a CSV file from the names of its columns, in five languages, and from its
 * values. Pure, apart from reading the file.
 */
package org.workerservice.client.guess;
