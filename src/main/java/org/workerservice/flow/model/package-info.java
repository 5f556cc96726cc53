/** Models of matching: training, comparing, judging and activating them. */
package org.workerservice.flow.model;
