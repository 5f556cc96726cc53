/**
 * What a record must satisfy before it is stored, and the one normal form it is stored in.
 *
 * <p>Pure and synchronous: a worker goes in, either the normalised worker or every violation comes
 * out. Normalisation is idempotent, so a record that was read can be written back unchanged.
 * Nothing here says whether an identifier passes its check digit: such identifiers are stored and
 * flagged, not refused.
 */
package org.workerservice.validation;
