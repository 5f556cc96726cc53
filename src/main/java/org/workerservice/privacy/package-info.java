/**
 * Which values of a record are sensitive, and how they are masked for readers.
 *
 * <p>Pure and synchronous, on any thread. Two scopes: {@link org.workerservice.privacy.Masking}
 * hides values from readers without the right to see them; {@link
 * org.workerservice.privacy.SensitiveFields} names the values that are stored encrypted.
 */
package org.workerservice.privacy;
