/** Match models: training, comparing, evaluating and activating them. */
package org.workerservice.flow.model;
