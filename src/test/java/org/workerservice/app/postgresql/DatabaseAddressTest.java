package org.workerservice.app.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @Test
  void shouldReadEveryPart() {
    DatabaseAddress address =
        DatabaseAddress.parse(
            "postgresql://anna:geheim@db.example.org:6432/workers?sslmode=require");

    assertThat(address)
        .isEqualTo(new DatabaseAddress("db.example.org", 6432, "workers", "anna", "geheim"));
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:6432/workers");
  }

  @Test
  void shouldDecodePercentEncodedPartsAndKeepPlusSigns() {
    DatabaseAddress address = DatabaseAddress.parse("postgres://a%40b:p%2Fa%3As+s%25@host/d%20b");

    assertThat(address.user()).isEqualTo("a@b");
    assertThat(address.password()).isEqualTo("p/a:s+s%");
    assertThat(address.database()).isEqualTo("d b");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://host:5432/d%20b");
  }

  @Test
  void shouldDefaultToPort5432AndAnEmptyPassword() {
    DatabaseAddress address = DatabaseAddress.parse("postgres://anna@host/workers");

    assertThat(address.port()).isEqualTo(5432);
    assertThat(address.password()).isEmpty();
  }

  @Test
  void shouldKeepIpv6AddressesInBrackets() {
    DatabaseAddress address = DatabaseAddress.parse("postgres://anna:geheim@[::1]:5433/workers");

    assertThat(address.host()).isEqualTo("::1");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5433/workers");
  }

  @Test
  void shouldPrintWithoutPassword() {
    DatabaseAddress address = DatabaseAddress.parse("postgres://anna:geheim@host/workers");

    assertThat(address).hasToString("postgres://anna@host:5432/workers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "geheim",
        "mysql://anna:geheim@host/workers",
        "postgres:anna:geheim@host/workers",
        "postgres://anna:geheim@/workers",
        "postgres://anna:geheim@host",
        "postgres://anna:geheim@host/",
        "postgres://anna:geheim@host/a/b",
        "postgres://:geheim@host/workers",
        "postgres://host/workers",
        "postgres://anna:geheim@host:port/workers",
        "postgres://anna:geheim@host:0/workers",
        "postgres://anna:geheim@host:65536/workers",
        "postgres://anna:geheim[@host/workers",
        "postgres://anna:geheim%zz@host/workers",
        "postgres://anna:geheim @host/workers"
      })
  void shouldRefuseMalformedUrlInOneSentenceWithoutThePassword(String databaseUrl) {
    assertThatThrownBy(() -> DatabaseAddress.parse(databaseUrl))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessageStartingWith(
            "the database URL must look like postgres://user:password@host:5432/database: ")
        .message()
        .doesNotContain("geheim", "\n");
  }
}
