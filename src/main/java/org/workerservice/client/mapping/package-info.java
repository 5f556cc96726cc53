/**
 * The mapping files that turn the columns of a CSV file into the fields of a worker or an
 * organisation.
 *
 * <p>{@code conf/import/README.md} describes their language to the people who write them. A mapping
 * mirrors the JSON form of a record: {@code Target} derives the fields from the model, {@code
 * MappingReader} reads and validates the text, {@code Shape} and {@code Rule} are what it becomes,
 * and {@code Mapping} applies them to a row.
 */
package org.workerservice.client.mapping;
