package org.workerservice.search.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.WorkerType;
import org.workerservice.search.criteria.Criterion;

/** Conditions that every hit must fulfil besides the query; an empty one allows any value. */
public record SearchFilters(
    Optional<Boolean> active,
    Optional<EmploymentStatus> employmentStatus,
    Optional<WorkerType> workerType,
    Optional<UUID> organization,
    Optional<Set<UUID>> organizations,
    Optional<Instant> updatedSince,
    List<Criterion> criteria) {
  /** Allows every worker. */
  public static final SearchFilters NONE =
      new SearchFilters(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  /** Returns the filters with other organizations, one of which must manage a worker. */
  public SearchFilters withOrganizations(Set<UUID> others) {
    return new SearchFilters(
        active,
        employmentStatus,
        workerType,
        organization,
        Optional.of(others),
        updatedSince,
        criteria);
  }

  /** Returns the filters with other criteria. */
  public SearchFilters withCriteria(List<Criterion> others) {
    return new SearchFilters(
        active,
        employmentStatus,
        workerType,
        organization,
        organizations,
        updatedSince,
        List.copyOf(others));
  }
}
