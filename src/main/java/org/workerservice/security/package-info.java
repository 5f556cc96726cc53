/**
 * Callers and what they may do: tokens, the keys that sign them, roles and permissions.
 *
 * <p>Only a token makes a {@link org.workerservice.security.Caller}, and only if it is signed with
 * a configured key, by the configured issuer for this audience, unexpired and with known roles.
 * Keys and tokens appear in no message, log or {@code toString}. All classes are thread-safe. Only
 * reading key files blocks.
 */
package org.workerservice.security;
