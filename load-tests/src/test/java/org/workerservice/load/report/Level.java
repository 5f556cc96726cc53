package org.workerservice.load.report;

/**
 * A level of a ramp.
 *
 * @param perSecond answers of all kinds, failed ones not counted
 */
record Level(int users, double perSecond) {}
