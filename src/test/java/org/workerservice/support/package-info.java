/** What several tests share: builders, generators and fakes. */
package org.workerservice.support;
