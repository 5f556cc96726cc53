/**
 * Which values survive when records of one person are merged, and how a merge is undone; pure.
 *
 * <p>{@link org.workerservice.survivorship.Survivorship} merges a duplicate into a master record
 * and lists every {@link org.workerservice.survivorship.Transfer}: what the merge changed on the
 * master. {@link org.workerservice.survivorship.Reversal} takes the transfers back, even when the
 * master was edited or merged with other records in the meantime.
 */
package org.workerservice.survivorship;
