package org.workerservice.app.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import org.workerservice.bus.Bus;

/**
 * What every part of a service needs.
 *
 * @param cores the number of processors of the machine
 */
record Platform(Vertx vertx, Bus bus, MeterRegistry registry, Clock clock, int cores) {}
