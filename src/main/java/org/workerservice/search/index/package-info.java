/**
 * One index in one directory: its fields, its documents, its files and its commits.
 *
 * <p>{@link org.workerservice.search.index.SearchSource} is where the index learns of the registry;
 * it is implemented outside of this room. Blocks on files.
 */
package org.workerservice.search.index;
