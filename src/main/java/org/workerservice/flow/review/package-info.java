/** The queue of pairs that people decide about. Runs on the event loop of the caller. */
package org.workerservice.flow.review;
