/** What commands share that call a running service over its REST interface. */
package org.workerservice.client;
