/** Routes of the change history: the audit trail, events, and the event stream. */
package org.workerservice.api.rest.log;
