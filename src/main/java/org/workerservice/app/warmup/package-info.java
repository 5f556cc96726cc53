/** {@code warm-up}: stores what a JVM learns under load, for later starts. */
package org.workerservice.app.warmup;
