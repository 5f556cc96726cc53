package org.workerservice.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.search.SearchPeople;
import org.workerservice.search.TestIndex;

class ResemblanceTest {
  @RegisterExtension private final TestIndex index = new TestIndex();

  @Test
  void shouldFindWorkersThatFragmentsResemble() throws IOException {
    UUID doctor = index.put(SearchPeople.doctor().build());
    index.put(SearchPeople.named("Winer", "Bob").build());

    for (Worker fragments :
        List.of(
            SearchPeople.named("Hartly").build(),
            SearchPeople.named("Hart").build(),
            SearchPeople.named("", "Amellia").build(),
            SearchPeople.named("")
                .identifiers(List.of(Identifier.of(IdentifierType.NPI, "", "12345")))
                .build(),
            SearchPeople.named("")
                .identifiers(List.of(Identifier.of(IdentifierType.NPI, "", "67893")))
                .build())) {
      List<UUID> alike =
          index.best(new Resemblance(index.analyzer()).query(fragments, TestIndex.TENANT));

      assertThat(alike).as("%s", fragments.name().family()).containsExactly(doctor);
    }
  }
}
