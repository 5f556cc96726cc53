/** The running service: makes its parts in order, and stops them in reverse. */
package org.workerservice.app.service;
