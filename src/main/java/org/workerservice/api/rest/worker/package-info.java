/**
 * Routes of workers: change, read, search, match, explain, link and import, and what their answers
 * look like.
 */
package org.workerservice.api.rest.worker;
