/**
 * Who changed what, and who read what.
 *
 * <p>The rows of the audit log are written by {@link org.workerservice.persistence} inside the
 * transaction of the change. This actor answers questions about them, records reads in the access
 * log (gathered, with a bounded loss when the process is killed and none on an orderly stop). It
 * runs on an event loop.
 */
package org.workerservice.audit;
