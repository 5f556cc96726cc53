/** Builders, generators and fakes that several tests share. */
package org.workerservice.support;
