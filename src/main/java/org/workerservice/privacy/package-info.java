/**
 * Which values of a record are sensitive, and what others get to see of them.
 *
 * <p>Pure and synchronous, on any thread. Two scopes: {@link org.workerservice.privacy.Masking}
 * hides what a reader without the right to see it must not read; {@link
 * org.workerservice.privacy.SensitiveFields} names the values that are stored encrypted.
 */
package org.workerservice.privacy;
