/** The table after a run, made of the statistics that Gatling leaves. */
package org.workerservice.load.report;
