/**
 * Who calls, and what they may do: tokens, the keys that sign them, roles and permissions.
 *
 * <p>Promises that nothing but a token signed with a configured key, by the configured issuer for
 * this audience, unexpired and with known roles, makes a {@link org.workerservice.security.Caller};
 * and that keys and tokens appear in no message, log or {@code toString}. Everything here is safe
 * for any thread; only reading key files blocks.
 */
package org.workerservice.security;
