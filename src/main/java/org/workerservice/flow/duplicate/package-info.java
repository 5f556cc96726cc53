/** Finding and reviewing duplicates: match a record, explain a pair, record a decision. */
package org.workerservice.flow.duplicate;
