/** The forms of single settings, such as sizes, durations and secrets, and checks on them. */
package org.workerservice.config.value;
