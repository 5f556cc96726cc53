/** Merges duplicates into one worker, takes merges back, and finds what a merged worker became. */
package org.workerservice.flow.merge;
