package org.workerservice.generate.register;

/** Invents people together with their records. */
@FunctionalInterface
interface Inventor {
  /** Adds the records of the next people; at least one record in the long run. */
  void next(Entries entries);
}
