/**
 * The benchmark command: it starts the packaged service as a separate process, loads it with
 * generated workers, and prints what a user would measure. The figures are valid only for the
 * machine that it runs on. Nothing here is a test.
 */
package org.workerservice.benchmark;
