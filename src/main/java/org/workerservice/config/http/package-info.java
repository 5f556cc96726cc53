/** The settings of the HTTP server. */
package org.workerservice.config.http;
