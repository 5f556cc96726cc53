/** Reads the settings from the file, the environment and the command line. */
package org.workerservice.config.reading;
