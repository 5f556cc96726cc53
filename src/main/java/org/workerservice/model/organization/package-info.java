/** Organizations: immutable records and closed lists of values. No field is ever null. */
package org.workerservice.model.organization;
