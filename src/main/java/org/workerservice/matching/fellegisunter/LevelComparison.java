package org.workerservice.matching.fellegisunter;

import java.util.List;
import org.workerservice.matching.feature.EmploymentFeatures;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.model.Gender;

/** Finds the levels of a pair; symmetric. Not thread-safe: it reuses its buffers. */
final class LevelComparison {
  private final NameLevels names = new NameLevels();
  private final PairLevels levels = new PairLevels();

  /** Returns the levels; the next comparison overwrites them. */
  PairLevels compare(MatchFeatures left, MatchFeatures right) {
    levels.clear();
    names.compare(left.names(), right.names(), levels);
    BirthDateLevels.compare(left.birthDate(), right.birthDate(), levels);
    if (left.gender() != Gender.UNKNOWN && right.gender() != Gender.UNKNOWN) {
      levels.set(
          left.gender() == right.gender()
              ? ComparisonLevel.GENDER_EQUAL
              : ComparisonLevel.GENDER_DIFFERENT);
    }
    AddressLevels.compare(left.addresses(), right.addresses(), levels);
    NumberLevels.compare(left, right, levels);
    employment(left.employment(), right.employment());
    levels.multipleBirth = left.multipleBirth() || right.multipleBirth();
    return levels;
  }

  private void employment(EmploymentFeatures left, EmploymentFeatures right) {
    if (left.organization() != 0 && right.organization() != 0) {
      levels.set(
          left.organization() == right.organization()
              ? ComparisonLevel.ORGANIZATION_EQUAL
              : ComparisonLevel.ORGANIZATION_DIFFERENT);
    }
    boolean bothCredentials = !left.credentials().isEmpty() && !right.credentials().isEmpty();
    boolean bothTypes = left.occupation() != 0 && right.occupation() != 0;
    if (bothCredentials || bothTypes) {
      boolean credentialsAgree =
          bothCredentials && overlap(left.credentials(), right.credentials());
      boolean typesAgree = bothTypes && left.occupation() == right.occupation();
      levels.set(occupation(bothCredentials, credentialsAgree, bothTypes, typesAgree));
    }
  }

  private static ComparisonLevel occupation(
      boolean bothCredentials, boolean credentialsAgree, boolean bothTypes, boolean typesAgree) {
    if (credentialsAgree || typesAgree && !bothCredentials) {
      return !bothTypes || typesAgree
          ? ComparisonLevel.OCCUPATION_EQUAL
          : ComparisonLevel.OCCUPATION_PART;
    }
    return typesAgree ? ComparisonLevel.OCCUPATION_PART : ComparisonLevel.OCCUPATION_DIFFERENT;
  }

  private static boolean overlap(List<String> left, List<String> right) {
    for (int i = 0; i < left.size(); i++) {
      if (right.contains(left.get(i))) {
        return true;
      }
    }
    return false;
  }
}
