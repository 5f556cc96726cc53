/** Routes of match models and jobs. */
package org.workerservice.api.rest.model;
