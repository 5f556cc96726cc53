/**
 * Tests of the promises of the registry, against the packaged service: no duplicates, no losses,
 * and a cursor misses nothing. Every test has a short form for the build and a long form.
 */
package org.workerservice.promises;
