/** Import of rows of workers, in rounds; each row has its own outcome and is imported once. */
package org.workerservice.flow.imports;
