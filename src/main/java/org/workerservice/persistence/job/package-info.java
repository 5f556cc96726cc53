/** Jobs that continue after their request was answered: state, lease and progress in PostgreSQL. */
package org.workerservice.persistence.job;
