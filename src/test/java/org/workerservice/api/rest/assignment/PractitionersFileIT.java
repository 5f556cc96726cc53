package org.workerservice.api.rest.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.assignment.AssignmentCalls.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.JarRun;
import org.workerservice.support.SampleOrganizations;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Imports a file in the published layout of egpcur: 27 quoted columns, no header. */
class PractitionersFileIT {
  /** The columns are those of the published file; the people are invented. */
  private static final String FILE =
      """
      "G9102005","QUILLFEATHER D","Y11","QAL","FERNCROFT, LONDON ROAD","ENGLEFIELD GREEN","EGHAM","SURREY","","TW20 0BS","19740401","","B","P","H81600","19740401","19910401","","","","","0","","","","",""
      "G9102926","OVERTHWAITE M","Y55","Q79","LENSFIELD MEDICAL PRAC.","48 LENSFIELD ROAD","CAMBRIDGE","","","CB2 1EH","19740401","","A","O","D81001","19740401","","01223 651020","","","","0","","06H","","",""
      "G9105912","TREGENZA T","Y56","Q71","682 FINCHLEY ROAD","GOLDERS GREEN","LONDON","","","NW11 7NP","19740401","","A","O","D81001","19740401","19920731","020 84559994","","","","0","","07M","","",""
      "G9107031","ZELLWEGGER B","Y54","Q83","GREAT LEVER HEALTH CENTRE","RUPERT STREET,GREAT LEVER","BOLTON","LANCASHIRE","","BL3 6RN","19740401","","P","O","X99999","19740401","","01204 462141","","","","0","","00T","","",""
      """;

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("loader", Role.HR_ADMIN);
  private final AssignmentCalls calls = new AssignmentCalls(client);
  @TempDir private Path directory;

  private JarRun run(Path file) {
    return JarRun.of(
        Map.of(),
        "import",
        "--url",
        SharedService.process().url(),
        "--token",
        tenant.token("loader", Role.SERVICE),
        "--format",
        "csv",
        "--mapping",
        "nhs-ods-practitioners",
        file.toString());
  }

  @Test
  void shouldReadThePublishedLayout() throws IOException {
    client.post("/api/organizations", SampleOrganizations.practice("H81600"));
    client.post("/api/organizations", SampleOrganizations.practice("D81001"));

    JarRun imported = run(Files.writeString(directory.resolve("egpcur.csv"), FILE));

    assertThat(imported.output()).contains("created 3", "rejected 1");
    List<String> shown = new ArrayList<>();
    for (JsonNode worker : client.get("/api/workers?limit=10").data().path("workers")) {
      JsonNode assignment =
          calls.list(path(worker.path("id").asText())).data().at("/assignments/0");
      shown.add(
          String.join(
              " ",
              worker.at("/identifiers/0/value").asText(),
              worker.path("employment_status").asText(),
              assignment.at("/period/start").asText(),
              assignment.at("/period/end").asText()));
    }
    assertThat(shown)
        .containsExactlyInAnyOrder(
            "G9102005 retired 1974-04-01 1991-04-01",
            "G9102926 active 1974-04-01 ",
            "G9105912 unknown 1974-04-01 1992-07-31");
  }
}
