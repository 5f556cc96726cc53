package org.workerservice.search.query;

import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.WorkerType;

/** What every hit must be, whatever the query says; empty for whatever. */
public record SearchFilters(
    Optional<Boolean> active,
    Optional<EmploymentStatus> employmentStatus,
    Optional<WorkerType> workerType,
    Optional<UUID> organization) {
  /** Lets everybody pass. */
  public static final SearchFilters NONE =
      new SearchFilters(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
