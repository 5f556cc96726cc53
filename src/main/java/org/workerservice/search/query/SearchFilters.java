package org.workerservice.search.query;

import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.WorkerType;

/** Conditions that every hit must fulfil besides the query; an empty one allows any value. */
public record SearchFilters(
    Optional<Boolean> active,
    Optional<EmploymentStatus> employmentStatus,
    Optional<WorkerType> workerType,
    Optional<UUID> organization) {
  /** Allows every worker. */
  public static final SearchFilters NONE =
      new SearchFilters(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
