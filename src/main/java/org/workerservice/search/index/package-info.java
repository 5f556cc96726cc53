/**
 * One index in one directory: its fields, its documents, its files and its commits.
 *
 * <p>{@link org.workerservice.search.index.SearchSource} gives it the workers of the registry; it
 * is implemented outside of this package. Blocks on files.
 */
package org.workerservice.search.index;
