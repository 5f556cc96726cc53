/**
 * PostgreSQL: SQL, mapping, transactions, group commit.
 *
 * <p>Two actors matter most. The <em>reader</em> answers each query in one round trip on a
 * pipelined connection. The <em>writer</em> is the only actor of its node that changes workers. It
 * collects the writes that arrive during a transaction and commits them together in the next one,
 * behind a gate (an advisory lock of the database) that puts the changes of all nodes into one
 * order.
 *
 * <p>Only this package encrypts and decrypts sensitive values: commands always carry plaintext,
 * tables always ciphertext.
 */
package org.workerservice.persistence;
