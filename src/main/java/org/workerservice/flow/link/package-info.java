/** Links between workers: both ends of a relation change together or not at all. */
package org.workerservice.flow.link;
