/**
 * What a process needs before its service runs: JVM options, the address to listen on, the version;
 * and how a start fails.
 */
package org.workerservice.app.startup;
