package org.workerservice.search.index;

import static org.workerservice.search.language.SearchField.ACTIVE;
import static org.workerservice.search.language.SearchField.BIRTH_DATE;
import static org.workerservice.search.language.SearchField.BIRTH_YEAR;
import static org.workerservice.search.language.SearchField.CITY;
import static org.workerservice.search.language.SearchField.COUNTRY;
import static org.workerservice.search.language.SearchField.EMAIL;
import static org.workerservice.search.language.SearchField.EMPLOYEE;
import static org.workerservice.search.language.SearchField.EMPLOYMENT_STATUS;
import static org.workerservice.search.language.SearchField.FAMILY;
import static org.workerservice.search.language.SearchField.GENDER;
import static org.workerservice.search.language.SearchField.GIVEN;
import static org.workerservice.search.language.SearchField.IDENTIFIER;
import static org.workerservice.search.language.SearchField.ISSUER;
import static org.workerservice.search.language.SearchField.LICENSE;
import static org.workerservice.search.language.SearchField.MRN;
import static org.workerservice.search.language.SearchField.NAME;
import static org.workerservice.search.language.SearchField.NPI;
import static org.workerservice.search.language.SearchField.ODS;
import static org.workerservice.search.language.SearchField.ORGANIZATION;
import static org.workerservice.search.language.SearchField.ORGANIZATION_ID;
import static org.workerservice.search.language.SearchField.OTHER;
import static org.workerservice.search.language.SearchField.PHONE;
import static org.workerservice.search.language.SearchField.POSTAL_CODE;
import static org.workerservice.search.language.SearchField.STATE;
import static org.workerservice.search.language.SearchField.WORKER_TYPE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.workerservice.model.Address;
import org.workerservice.model.Coded;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;
import org.workerservice.search.analysis.Codes;
import org.workerservice.search.analysis.PostalCodes;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.search.analysis.WordStream;
import org.workerservice.search.analysis.WordWeights;
import org.workerservice.search.criteria.CriteriaTerms;
import org.workerservice.search.criteria.DateField;
import org.workerservice.search.criteria.TimeRange;
import org.workerservice.search.language.SearchField;
import org.workerservice.text.FoldedWord;
import org.workerservice.text.Sounds;

/** Makes the document of a worker; pure. Never indexes sensitive values, even if it gets them. */
public final class Documents {
  /** Values of one kind that are indexed: a record with thousands must not fill the index. */
  private static final int MAX_VALUES = 100;

  private static final int MIN_PHONE_SUFFIX_LENGTH = 7;
  private static final int MAX_SORT_LENGTH = 64;

  private static final FieldType WEIGHED = words(IndexOptions.DOCS_AND_FREQS);
  private static final FieldType LISTED = words(IndexOptions.DOCS);

  private static FieldType words(IndexOptions options) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  private final WordAnalyzer analyzer;

  Documents(WordAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  Document of(UUID tenant, SearchSource.Entry entry) {
    Document document = new Document();
    Worker worker = entry.worker();
    UUID id = worker.id().orElseThrow();
    document.add(new StringField(IndexFields.KEY, id.toString(), Field.Store.NO));
    document.add(new NumericDocValuesField(IndexFields.ID_HIGH, id.getMostSignificantBits()));
    document.add(new LongPoint(IndexFields.ID_HIGH, id.getMostSignificantBits()));
    document.add(new NumericDocValuesField(IndexFields.ID_LOW, id.getLeastSignificantBits()));
    document.add(new NumericDocValuesField(IndexFields.VERSION, worker.version()));
    document.add(
        new NumericDocValuesField(
            IndexFields.UPDATED, worker.updatedAt().map(Instant::toEpochMilli).orElse(0L)));
    exact(document, IndexFields.TENANT, tenant.toString());
    exact(document, ACTIVE, worker.active().toString());
    exact(document, GENDER, worker.gender().code());
    exact(document, EMPLOYMENT_STATUS, worker.employmentStatus().code());
    worker.workerType().map(Coded::code).ifPresent(code -> exact(document, WORKER_TYPE, code));
    worker
        .managingOrganization()
        .ifPresent(organization -> exact(document, ORGANIZATION_ID, organization.toString()));
    WordWeights weights = new WordWeights();
    entry.organization().ifPresent(name -> text(document, ORGANIZATION, name, weights));
    worker.birthDate().ifPresent(date -> add(document, date));
    addNames(document, worker, weights);
    worker.addresses().stream()
        .limit(MAX_VALUES)
        .forEach(address -> add(document, address, weights));
    worker.identifiers().stream()
        .limit(MAX_VALUES)
        .forEach(identifier -> add(document, identifier, weights));
    worker.telecom().stream().limit(MAX_VALUES).forEach(contact -> add(document, contact));
    document.add(new Field(IndexFields.WORDS, new WordStream(weights), WEIGHED));
    addCriteria(document, worker);
    return document;
  }

  private void addCriteria(Document document, Worker worker) {
    CriteriaTerms.of(worker, analyzer)
        .forEach(term -> document.add(new StringField(CriteriaTerms.FIELD, term, Field.Store.NO)));
    worker.birthDate().ifPresent(date -> add(document, DateField.BIRTH_DATE, TimeRange.of(date)));
    worker
        .deceasedDatetime()
        .ifPresent(time -> add(document, DateField.DEATH_DATE, TimeRange.of(time)));
    worker.documents().stream()
        .filter(one -> one.issueDate().isPresent() || one.expiryDate().isPresent())
        .limit(MAX_VALUES)
        .map(one -> TimeRange.of(one.issueDate(), one.expiryDate()))
        .forEach(range -> add(document, DateField.QUALIFICATION_PERIOD, range));
  }

  private static void add(Document document, DateField field, TimeRange range) {
    document.add(
        new LongRange(field.range(), new long[] {range.first()}, new long[] {range.last()}));
  }

  private static void add(Document document, PartialDate birthDate) {
    exact(document, BIRTH_YEAR, String.valueOf(birthDate.year()));
    if (birthDate.isDay()) {
      exact(document, BIRTH_DATE, birthDate.toString());
    } else {
      exact(document, IndexFields.FIRST_BIRTH_DATE, birthDate.first().toString());
      exact(document, IndexFields.LAST_BIRTH_DATE, birthDate.last().toString());
    }
  }

  private void addNames(Document document, Worker worker, WordWeights weights) {
    Set<String> words = new LinkedHashSet<>();
    document.add(new SortedDocValuesField(IndexFields.SORT_NAME, sortName(worker.name())));
    String shown = shown(worker.name());
    document.add(new StoredField(IndexFields.SHOWN, shown));
    Set<String> forms = NameForms.of(analyzer, worker.name());
    document.add(new Field(IndexFields.SHOWN_WORDS, shownWords(shown, forms), LISTED));
    add(document, worker.name(), words, weights);
    worker.additionalNames().stream()
        .limit(MAX_VALUES)
        .forEach(
            name -> {
              add(document, name, words, weights);
              forms.addAll(NameForms.of(analyzer, name));
            });
    forms.forEach(form -> exact(document, IndexFields.JOINED, form));
    Set<String> soundexes = new TreeSet<>();
    Set<String> metaphones = new TreeSet<>();
    for (String word : words) {
      Sounds.soundex(word).ifPresent(soundexes::add);
      metaphones.addAll(Sounds.metaphones(word));
    }
    soundexes.forEach(code -> exact(document, IndexFields.SOUNDEX, code));
    metaphones.forEach(code -> exact(document, IndexFields.METAPHONE, code));
  }

  private BytesRef sortName(HumanName name) {
    String whole = (name.family() + " " + String.join(" ", name.given())).strip();
    String words =
        String.join(" ", analyzer.words(whole.isEmpty() ? name.text().orElse("") : whole));
    return new BytesRef(words.substring(0, Math.min(words.length(), MAX_SORT_LENGTH)));
  }

  private WordStream shownWords(String shown, Set<String> forms) {
    return WordStream.ofForms(
        Stream.concat(
                analyzer.folded(shown).stream().flatMap(word -> word.spellings().stream()),
                forms.stream())
            .distinct());
  }

  static String shown(HumanName name) {
    String shown = (String.join(" ", name.given()) + " " + name.family()).strip();
    return shown.isEmpty() ? name.text().orElse("") : shown;
  }

  private void add(Document document, HumanName name, Set<String> sounding, WordWeights weights) {
    List<FoldedWord> family = text(document, FAMILY, name.family(), weights);
    List<FoldedWord> given = text(document, GIVEN, String.join(" ", name.given()), weights);
    List<FoldedWord> whole = new ArrayList<>(analyzer.folded(String.join(" ", name.prefix())));
    whole.addAll(given);
    whole.addAll(family);
    whole.addAll(analyzer.folded(String.join(" ", name.suffix())));
    words(document, NAME, whole, weights);
    add(sounding, family);
    add(sounding, given);
    name.text().ifPresent(text -> add(sounding, text(document, NAME, text, weights)));
  }

  private static void add(Set<String> sounding, List<FoldedWord> words) {
    words.forEach(word -> sounding.add(word.text()));
  }

  private void add(Document document, Address address, WordWeights weights) {
    address.city().ifPresent(city -> text(document, CITY, city, weights));
    address.state().ifPresent(state -> words(document, STATE, analyzer.folded(state)));
    address.country().ifPresent(country -> exact(document, COUNTRY, Codes.exact(country)));
    address.postalCode().ifPresent(code -> exact(document, POSTAL_CODE, PostalCodes.forms(code)));
  }

  private void add(Document document, Identifier identifier, WordWeights weights) {
    Optional<SearchField> field = fieldOf(identifier.identifierType());
    String value = Codes.compact(identifier.value());
    if (field.isEmpty() || value.isEmpty()) {
      return;
    }
    exact(document, field.get(), value);
    exact(document, IDENTIFIER, value);
    exact(document, IndexFields.REVERSED, new StringBuilder(value).reverse().toString());
    identifier.assigner().ifPresent(assigner -> text(document, ISSUER, assigner, weights));
  }

  /** Returns the field of an identifier; empty for types whose values are sensitive. */
  public static Optional<SearchField> fieldOf(IdentifierType type) {
    return switch (type) {
      case MRN -> Optional.of(MRN);
      case NPI -> Optional.of(NPI);
      case LICENSE -> Optional.of(LICENSE);
      case EMPLOYEE -> Optional.of(EMPLOYEE);
      case ODS -> Optional.of(ODS);
      case OTHER -> Optional.of(OTHER);
      case SSN, TAX, DEA, DL, PPN -> Optional.empty();
    };
  }

  private static void add(Document document, ContactPoint contact) {
    switch (contact.system()) {
      case PHONE, FAX, SMS, PAGER -> {
        exact(document, PHONE, phoneForms(contact.value()));
        contact.original().ifPresent(original -> exact(document, PHONE, phoneForms(original)));
      }
      case EMAIL -> exact(document, EMAIL, emailForms(contact.value()));
      case URL, OTHER -> exact(document, SearchField.URL, Codes.exact(contact.value()));
    }
  }

  /** Returns the suffixes of a number: searches find it without country code or area code. */
  public static List<String> phoneForms(String value) {
    String digits = Codes.digits(value);
    int last = Math.max(0, digits.length() - MIN_PHONE_SUFFIX_LENGTH);
    List<String> forms = new ArrayList<>();
    for (int start = 0; start <= last && start < MAX_VALUES; start++) {
      forms.add(digits.substring(start));
    }
    return forms;
  }

  /** Returns the address, and its parts before and after the last at sign. */
  public static List<String> emailForms(String value) {
    String address = Codes.exact(value);
    int at = address.lastIndexOf('@');
    return at > 0
        ? List.of(address, address.substring(0, at), address.substring(at + 1))
        : List.of(address);
  }

  private List<FoldedWord> text(
      Document document, SearchField field, String value, WordWeights weights) {
    List<FoldedWord> words = analyzer.folded(value);
    words(document, field, words, weights);
    return words;
  }

  private static void words(
      Document document, SearchField field, List<FoldedWord> words, WordWeights weights) {
    words(document, field, words);
    weights.add(field, words);
  }

  private static void words(Document document, SearchField field, List<FoldedWord> words) {
    if (!words.isEmpty()) {
      document.add(new Field(field.code(), WordStream.of(words), TextField.TYPE_NOT_STORED));
    }
  }

  private static void exact(Document document, SearchField field, List<String> values) {
    values.forEach(value -> exact(document, field, value));
  }

  private static void exact(Document document, SearchField field, String value) {
    exact(document, field.code(), value);
  }

  private static void exact(Document document, String field, String value) {
    if (!value.isEmpty() && value.length() <= MAX_EXACT_LENGTH) {
      document.add(new StringField(field, value, Field.Store.NO));
    }
  }

  /** Longer values are not indexed. Lucene accepts at most 32,766 bytes. */
  private static final int MAX_EXACT_LENGTH = 512;
}
