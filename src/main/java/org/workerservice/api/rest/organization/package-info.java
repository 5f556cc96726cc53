/** Organisation routes and the format of their answers. */
package org.workerservice.api.rest.organization;
