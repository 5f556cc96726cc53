/**
 * Worker routes: change, read, search, match, explain, link and import, and the format of their
 * answers.
 */
package org.workerservice.api.rest.worker;
