/**
 * Stores the results of executed commands, so that a command that is delivered again has the same
 * result and changes nothing. One actor on an event loop.
 */
package org.workerservice.persistence.command;
