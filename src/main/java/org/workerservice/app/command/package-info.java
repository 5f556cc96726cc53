/**
 * The subcommands of the command line.
 *
 * <p>Each reads its options, calls what does the work and prints the result. Exit code 1 is a
 * failure, 2 wrong usage.
 */
package org.workerservice.app.command;
