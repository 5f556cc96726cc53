/** Routes of what has happened: the audit trail, events, and the stream of events. */
package org.workerservice.api.rest.log;
