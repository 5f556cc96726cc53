package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.PLAIN;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names are found as others type them, whichever of the two spellings is on record. */
class NameSpellingsTest {
  @RegisterExtension private final TestIndex index = new TestIndex();

  @ParameterizedTest
  @CsvSource({
    "O'Connordale, O Connordale",
    "O'Connordale, o’connordale",
    "O'Connordale, OConnordale",
    "Müllerwitz, muellerwitz",
    "Müllerwitz, mullerwitz",
    "MÜLLERWITZ, Muellerwitz",
    "Sørensdal, Soerensdal",
    "Sørensdal, Sorensdal",
    "Sørensdal, Sörensdal",
    "Ågotnes, Aagotnes",
    "Ågotnes, Agotnes",
    "Højgårdsen, Hojgaardsen",
    "Højgårdsen, Hoejgaardsen",
    "Højgårdsen, Hojgardsen",
    "Ærøskøb, Aeroskob",
    "Weißmüllerin, Weissmuellerin",
    "Kowalskiłow, Kowalskilow",
    "Đorđevicz, Dordevicz",
    "Đorđevicz, Djordjevicz",
    "Işıkgüler, Isikguler",
    "İşikgüler, isikgueler",
    "Al Hassanieh, alhassanieh",
    "Al-Hassanieh, AlHassanieh",
    "Al-Hassanieh, al hassanieh",
    "van den Bergdal, vandenbergdal",
    "van den Bergdal, VanDenBergdal",
    "van den Bergdal, vanden Bergdal",
    "MacDonaldson, Mac Donaldson",
    "de la Cruzado, delacruzado",
    "de la Cruzado, dela Cruzado",
    "D'Angelotti, D Angelotti",
    "Kaʻahumanu, Kaahumanu",
    "Kaʻahumanu, Ka'ahumanu",
    "Kaʻahumanu, Ka`ahumanu",
    "Kaʻahumanu, Ka´ahumanu",
    "Ивано́вский, ивановский",
    "Ивановский, Ивано́вский",
    "Алёшин, Алешин",
    "Παπαδόπουλος, παπαδοπουλοσ",
    "Ｎａｋａｍｕｒａ, nakamura",
    "ﾅｶﾑﾗ, ナカムラ",
    "ナカムラ, なかむら",
    "ｹﾘｰﾎﾞﾆ, けりぼに",
    "ヴィクトリア, ゔぃくとりあ",
    "Nguyễnová, Nguyenova",
    "कुमारी, कुमारी",
    "محمَّد, محمد",
    "مـحـمـد, محمد",
    "محمدی, محمدي",
    "ملکي, ملكی",
    "فاطمة, فاطمه",
    "مصطفى, مصطفي",
  })
  void shouldFindAFamilyNameBothWays(String one, String other) throws IOException {
    UUID id = index.put(SearchPeople.named(one, "Ada").build());
    UUID reverse = index.put(SearchPeople.named(other, "Eve").build());
    index.put(SearchPeople.named("Unrelated", "Person").build());

    for (String text : List.of(one, other, nfd(one), nfd(other))) {
      assertThat(index.ids(text, PLAIN)).as(text).contains(id, reverse).hasSize(2);
      assertThat(index.suggestions(text)).as("suggest " + text).hasSize(2);
      assertThat(index.ids("family:(" + text + ")", PLAIN)).as("family:" + text).contains(id);
      assertThat(index.ids('"' + text + '"', PLAIN)).as("phrase " + text).contains(id);
    }
  }

  private static String nfd(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  @ParameterizedTest
  @CsvSource({
    "Jean-Pierre, jeanpierre",
    "Jean Pierre, JeanPierre",
    "Jean-Pierre, jean pierre",
    "Mary Ann, maryann",
    "Xiao Ming, xiaoming",
    "Zoë, Zoe",
  })
  void shouldFindAGivenNameBothWays(String one, String other) throws IOException {
    UUID id = index.put(SearchPeople.named("Okaforson", one).build());
    UUID reverse = index.put(SearchPeople.named("Obison", other).build());

    for (String text : List.of(one, other)) {
      assertThat(index.ids(text, PLAIN)).as(text).containsExactlyInAnyOrder(id, reverse);
      assertThat(index.suggestions(text)).as("suggest " + text).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "王, 伟, 王伟",
    "王, 伟, 伟王",
    "王, 伟, 王 伟",
    "王, 小明, 王小明",
    "王, 小明, 小明",
    "陳, 偉, 陈伟",
    "김, 민준, 김민준",
    "山田, 太郎, 山田太郎",
    "山田, はなこ, 山田はなこ",
  })
  void shouldFindNamesWithoutASpace(String family, String given, String text) throws IOException {
    UUID id = index.put(SearchPeople.named(family, given).build());
    UUID whole = index.put(SearchPeople.named(family + given, "").build());

    assertThat(index.ids(text, PLAIN)).contains(id);
    assertThat(index.suggestions(text)).isNotEmpty();
    assertThat(index.ids(family + given, PLAIN)).containsExactlyInAnyOrder(id, whole);
  }

  @Test
  void shouldIgnoreInvisibleCharacters() throws IOException {
    UUID id = index.put(SearchPeople.named("Oka\u200bfor\u00adson", "A\u2060da\ufeff").build());

    assertThat(index.ids("okaforson", PLAIN)).containsExactly(id);
    assertThat(index.ids("oka\u00adforson\u200b ada", PLAIN)).containsExactly(id);
    assertThat(index.suggestions("ada okaf")).hasSize(1);
  }

  @Test
  void shouldFindANameWithoutItsParticle() throws IOException {
    UUID id = index.put(SearchPeople.named("D'Angelotti", "Ada").build());
    UUID part = index.put(SearchPeople.named("Vitt'Angelotti", "Ada").build());

    assertThat(index.ids("angelotti", PLAIN)).containsExactly(id).doesNotContain(part);
  }

  @Test
  void shouldTellNamesApartThatOnlyLookAlike() throws IOException {
    UUID michael = index.put(SearchPeople.named("Okafor", "Michael").build());
    UUID michal = index.put(SearchPeople.named("Okafor", "Michal").build());

    assertThat(index.ids("michael", PLAIN)).containsExactly(michael);
    assertThat(index.ids("michal", PLAIN)).containsExactly(michal);
  }

  @Test
  void shouldCompleteJoinedNames() throws IOException {
    index.put(SearchPeople.named("van den Bergdal", "Anna").build());

    for (String text : List.of("vandenb", "anna vandenb", "van denb", "van den ber", "bergd")) {
      assertThat(index.suggestions(text)).as(text).containsExactly("Anna van den Bergdal");
    }
    assertThat(index.ids("vandenb*", PLAIN)).hasSize(1);
  }
}
