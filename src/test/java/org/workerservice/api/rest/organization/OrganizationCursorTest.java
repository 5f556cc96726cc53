package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.api.http.answer.RefusedRequest;
import org.workerservice.persistence.organization.OrganizationHits.Position;

class OrganizationCursorTest {
  private final OrganizationCursor cursors =
      new OrganizationCursor("clinic", Optional.empty(), Optional.empty());
  private final Position position = new Position(0.5f, "Clinic of Łódź", new UUID(1, 2));
  private final String cursor = cursors.encode(position);

  @Test
  void shouldReadWhatItWrote() {
    assertThat(cursors.decode(cursor)).isEqualTo(position);
  }

  @Test
  void shouldRefuseACursorThatWasCut() {
    for (int length = 0; length < cursor.length(); length++) {
      String cut = cursor.substring(0, length);

      assertThatThrownBy(() -> cursors.decode(cut)).as(cut).isInstanceOf(RefusedRequest.class);
    }
  }

  @Test
  void shouldRefuseACursorThatWasAltered() {
    for (int index = 0; index < cursor.length(); index++) {
      char other = cursor.charAt(index) == 'B' ? 'C' : 'B';
      String altered = cursor.substring(0, index) + other + cursor.substring(index + 1);

      assertThatThrownBy(() -> cursors.decode(altered))
          .as(altered)
          .isInstanceOf(RefusedRequest.class);
    }
  }
}
