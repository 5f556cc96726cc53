package org.workerservice.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.workerservice.json.Json;

/** Bodies of requests: invented organisations. */
public final class SampleOrganizations {
  private SampleOrganizations() {}

  /** An organisation of which only the name is known. */
  public static ObjectNode named(String name) {
    return Json.MAPPER.createObjectNode().put("name", name);
  }

  /** A general practice with something in every field that sources fill. */
  public static ObjectNode practice(String odsCode) {
    ObjectNode practice = named("The Surgery").put("ods_code", odsCode);
    practice.put("ods_status", "active").put("record_class", "organisation");
    practice.withArray("org_type").add("GP practice");
    practice
        .withArray("identifiers")
        .addObject()
        .put("identifier_type", "TAX")
        .put("value", "GB123456789");
    practice.withArray("telecom").addObject().put("system", "phone").put("value", "01642 672351");
    practice
        .withArray("addresses")
        .addObject()
        .put("city", "Stockton")
        .put("postal_code", "ts18 1hu")
        .put("country", "GB");
    practice.withArray("periods").addObject().put("start_date", "1974-04-01");
    practice.withArray("roles").addObject().put("role_code", "RO177").put("is_primary", true);
    practice.withArray("roles").addObject().put("role_code", "RO76");
    practice
        .withArray("relationships")
        .addObject()
        .put("relationship_type_code", "RE4")
        .put("target_ods_code", "00K");
    practice.withArray("successions").addObject().put("target_ods_code", "A81099");
    return practice;
  }
}
