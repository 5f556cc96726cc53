/**
 * Keys, and what is done with them: authenticated encryption of sensitive values at rest and keyed
 * hashes for asking whether two values are equal without storing either.
 *
 * <p>Cryptography is Tink's. Key material never appears in a message, a log or a {@code toString}.
 */
package org.workerservice.encryption;
