/**
 * The benchmark command: it starts the packaged service as a process of its own, loads it with
 * generated workers, and prints what a user would measure. Its figures hold for the machine it runs
 * on; nothing here is a test.
 */
package org.workerservice.benchmark;
