/** The table after a run, built from the statistics of Gatling. */
package org.workerservice.load.report;
