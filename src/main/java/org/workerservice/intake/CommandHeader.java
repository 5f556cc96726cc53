package org.workerservice.intake;

import java.util.Optional;

/**
 * What every command has.
 *
 * @param id chosen by the sender; unique for its tenant and subject
 * @param correlationId chosen by the sender, for its result
 * @param bodyHash SHA-256 of the command, in hexadecimal
 */
public record CommandHeader(String id, Optional<String> correlationId, String bodyHash) {}
