/** {@code evaluate}: compares what the matching finds in labelled files with their labels. */
package org.workerservice.app.evaluation;
