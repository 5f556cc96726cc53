/** The settings of matching. */
package org.workerservice.config.matching;
