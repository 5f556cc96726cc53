package org.workerservice.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Encryption of sensitive values.
 *
 * @param keysetFile Tink keyset; empty for the one generated in the data directory
 */
public record EncryptionSettings(Optional<Path> keysetFile) {}
