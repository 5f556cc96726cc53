/** Routes of models of matching and of jobs. */
package org.workerservice.api.rest.model;
