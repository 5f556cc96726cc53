/**
 * PostgreSQL: SQL, mapping, transactions, group commit.
 *
 * <p>Two actors live here. The <em>reader</em> answers queries on pipelined connections, one round
 * trip each. The <em>writer</em> is the only one on its node that changes workers: it gathers what
 * arrives while the last transaction was under way and commits it together, behind a gate (an
 * advisory lock of the database) that gives every change of every node its place in one order.
 *
 * <p>Sensitive values are encrypted on the way in and decrypted on the way out, here and nowhere
 * else; a command always carries them in clear, a table never does.
 */
package org.workerservice.persistence;
