package org.workerservice.persistence.command;

/**
 * The result of a command.
 *
 * @param commandId chosen by the sender
 * @param bodyHash SHA-256 of the command, in hexadecimal
 * @param result JSON object, without personal data
 */
public record StoredResult(String commandId, String bodyHash, String result) {}
