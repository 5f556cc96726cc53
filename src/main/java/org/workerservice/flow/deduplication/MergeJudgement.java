package org.workerservice.flow.deduplication;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.flow.Reviews;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.MatchResult;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.score.ScoreLimit;
import org.workerservice.matching.text.Claim;
import org.workerservice.matching.text.Claims;
import org.workerservice.model.Worker;
import org.workerservice.persistence.merge.MergeChange;
import org.workerservice.persistence.review.ReviewScore;

/**
 * Whether the service may merge the workers of an entity by itself. Every two of them must match,
 * not only those that a link connects, and nothing may contradict. Pure.
 */
sealed interface MergeJudgement {
  /** A merge takes at most so many workers. */
  int MAX_WORKERS = 51;

  /** The workers may be merged into the one that was created first. */
  record Allowed(UUID master, List<UUID> duplicates, MergeChange.Automatic decision)
      implements MergeJudgement {}

  /**
   * A person must decide.
   *
   * @param reason a code
   */
  record Refused(String reason) implements MergeJudgement {}

  /**
   * What is known of the workers of an entity.
   *
   * @param workers as they are now, all living
   * @param features of each
   * @param isRejected whether a person has said that two of them are different people
   */
  record Known(List<Worker> workers, Map<UUID, MatchFeatures> features, boolean isRejected) {}

  /**
   * Judges.
   *
   * @param threshold lowest score of every pair
   */
  static MergeJudgement of(Known known, MatchStrategy strategy, double threshold) {
    if (known.isRejected()) {
      return new Refused("rejected");
    }
    if (known.workers().size() > MAX_WORKERS) {
      return new Refused("too_many");
    }
    List<Worker> oldestFirst =
        known.workers().stream()
            .sorted(
                Comparator.comparing((Worker worker) -> worker.createdAt().orElseThrow())
                    .thenComparing(MergeJudgement::id))
            .toList();
    return scores(oldestFirst, known.features(), strategy, threshold);
  }

  private static MergeJudgement scores(
      List<Worker> oldestFirst,
      Map<UUID, MatchFeatures> features,
      MatchStrategy strategy,
      double threshold) {
    Map<UUID, ReviewScore> idToScore = new HashMap<>();
    for (int one = 0; one < oldestFirst.size(); one++) {
      for (int other = one + 1; other < oldestFirst.size(); other++) {
        Worker first = oldestFirst.get(one);
        Worker second = oldestFirst.get(other);
        MatchResult result = strategy.compare(features.get(id(first)), features.get(id(second)));
        Optional<String> reason = reason(first, second, result, threshold);
        if (reason.isPresent()) {
          return new Refused(reason.get());
        }
        if (one == 0) {
          idToScore.put(id(second), Reviews.score(result));
        }
      }
    }
    List<UUID> ids = new ArrayList<>(oldestFirst.stream().map(MergeJudgement::id).toList());
    UUID master = ids.removeFirst();
    return new Allowed(master, ids, new MergeChange.Automatic(idToScore));
  }

  private static Optional<String> reason(
      Worker first, Worker second, MatchResult result, double threshold) {
    if (result.conflict().isPresent()) {
      return Optional.of("contradiction");
    }
    if (haveOneNumberInTwoOrganizations(first, second)) {
      return Optional.of("two_organizations");
    }
    if (result.limit().equals(Optional.of(ScoreLimit.NO_NAME))) {
      return Optional.of("no_name");
    }
    return result.score() < threshold ? Optional.of("below_threshold") : Optional.empty();
  }

  /** Two employers may have recorded the number of one person, or one of them a wrong number. */
  private static boolean haveOneNumberInTwoOrganizations(Worker first, Worker second) {
    Optional<UUID> one = first.managingOrganization();
    Optional<UUID> other = second.managingOrganization();
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return false;
    }
    Set<Claim> claims = Set.copyOf(Claims.of(first));
    return !Collections.disjoint(claims, Claims.of(second));
  }

  private static UUID id(Worker worker) {
    return worker.id().orElseThrow();
  }
}
