/**
 * Keys, authenticated encryption of sensitive values at rest, and keyed hashes that compare values
 * without storing them.
 *
 * <p>Tink does the cryptography. Key material never appears in a message, a log or a {@code
 * toString}.
 */
package org.workerservice.encryption;
