/** The operations on organisations, import included. */
package org.workerservice.flow.organization;
