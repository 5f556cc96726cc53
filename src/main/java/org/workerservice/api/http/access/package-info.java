/**
 * Who may call a route: tokens, permissions, other origins (CORS), and the gate that every request
 * passes. Runs on event loops.
 */
package org.workerservice.api.http.access;
