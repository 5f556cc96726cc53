/**
 * The rules that a record must satisfy before it is stored, and the normal form it is stored in.
 *
 * <p>Pure and synchronous: validation returns either the normalised record or all violations.
 * Normalisation is idempotent, so a record that was read can be written back unchanged. Validation
 * does not verify check digits of identifiers: identifiers that fail are stored and flagged, not
 * refused.
 */
package org.workerservice.validation;
