/** What systems feed into the registry: creating and updating workers by source keys. */
package org.workerservice.flow.source;
