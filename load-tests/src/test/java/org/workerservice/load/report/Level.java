package org.workerservice.load.report;

/**
 * A level of a ramp.
 *
 * @param perSecond answers per second of all kinds, without failures
 */
record Level(int users, double perSecond) {}
