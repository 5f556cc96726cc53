/**
 * Who changed what, and who read what.
 *
 * <p>{@link org.workerservice.persistence} writes the rows of the audit log inside the transaction
 * of the change. This actor reads them, and writes the access log in batches: if the process is
 * killed, a bounded number of reads is lost; on an orderly stop, none. It runs on an event loop.
 */
package org.workerservice.audit;
