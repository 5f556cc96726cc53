/**
 * The operations on one worker: create, read, update, delete, restore.
 *
 * <p>Each operation is one file, with its outcomes beside it.
 */
package org.workerservice.flow.worker;
