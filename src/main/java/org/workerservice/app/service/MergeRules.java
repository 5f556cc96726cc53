package org.workerservice.app.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.workerservice.config.SurvivorshipRule;
import org.workerservice.config.SurvivorshipSettings;
import org.workerservice.survivorship.Rule;
import org.workerservice.survivorship.Rules;

/** Converts the settings of merges to rules. */
final class MergeRules {
  private MergeRules() {}

  static Rules of(SurvivorshipSettings settings) {
    SurvivorshipSettings.Fields fields = settings.fields();
    Map<String, Rule> fieldToRule = new HashMap<>();
    put(fieldToRule, "name", fields.name());
    put(fieldToRule, "gender", fields.gender());
    put(fieldToRule, "worker_type", fields.workerType());
    put(fieldToRule, "employment_status", fields.employmentStatus());
    put(fieldToRule, "birth_date", fields.birthDate());
    put(fieldToRule, "tax_id", fields.taxId());
    put(fieldToRule, "deceased", fields.deceased());
    put(fieldToRule, "deceased_datetime", fields.deceasedDatetime());
    put(fieldToRule, "marital_status", fields.maritalStatus());
    put(fieldToRule, "multiple_birth", fields.multipleBirth());
    put(fieldToRule, "managing_organization", fields.managingOrganization());
    return new Rules(of(settings.rule()), fieldToRule);
  }

  private static void put(
      Map<String, Rule> fieldToRule, String field, Optional<SurvivorshipRule> rule) {
    rule.ifPresent(set -> fieldToRule.put(field, of(set)));
  }

  private static Rule of(SurvivorshipRule rule) {
    return switch (rule) {
      case KEEP_MASTER -> Rule.KEEP_MASTER;
      case MOST_RECENT -> Rule.MOST_RECENT;
      case MOST_TRUSTED -> Rule.MOST_TRUSTED;
      case MOST_COMPLETE -> Rule.MOST_COMPLETE;
      case LONGEST -> Rule.LONGEST;
    };
  }
}
