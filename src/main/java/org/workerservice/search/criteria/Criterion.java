package org.workerservice.search.criteria;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.workerservice.model.PartialDateTime;

/** A condition on workers. Of several values, one must match. */
public sealed interface Criterion {

  /** A text that matches one of the values. */
  record Text(TextField field, TextMatch match, List<String> values) implements Criterion {
    /** Copies the list. */
    public Text {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return "Text[" + field + "]";
    }
  }

  /** Names that sound like one of the values, each of its words like a part of a name. */
  record SoundsLike(List<String> values) implements Criterion {
    /** Copies the list. */
    public SoundsLike {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return "SoundsLike[" + values.size() + "]";
    }
  }

  /** A code or number that is one of the values. */
  record Token(TokenField field, List<CodedValue> values) implements Criterion {
    /** Copies the list. */
    public Token {
      values = List.copyOf(values);
    }
  }

  /** A date or time that relates so to the value. */
  record Date(DateField field, DateRelation relation, PartialDateTime value) implements Criterion {
    @Override
    public String toString() {
      return "Date[" + field + "]";
    }
  }

  /** One of these workers. */
  record Ids(Set<UUID> ids) implements Criterion {
    /** Copies the set. */
    public Ids {
      ids = Set.copyOf(ids);
    }
  }

  /** Workers that lack a value. */
  record Missing(MissingField field) implements Criterion {}

  /** Workers that do not fulfil a criterion. */
  record Not(Criterion criterion) implements Criterion {}

  /** Workers that fulfil one of the criteria. */
  record AnyOf(List<Criterion> criteria) implements Criterion {
    /** Copies the list. */
    public AnyOf {
      criteria = List.copyOf(criteria);
    }
  }

  /** Whether readers of masked records cannot use it: they could guess masked values by trying. */
  default boolean hiddenFromMaskedReaders() {
    return switch (this) {
      case Text(TextField field, TextMatch _, List<String> _) ->
          switch (field) {
            case ADDRESS_LINE, STATE, POSTAL_CODE, ADDRESS -> true;
            case FAMILY, GIVEN, OTHER_NAME, NAME, CITY, COUNTRY -> false;
          };
      case Token(TokenField field, List<CodedValue> _) ->
          switch (field) {
            case TELECOM, EMAIL, PHONE -> true;
            case IDENTIFIER, GENDER, ACTIVE, DECEASED, COMMUNICATION, QUALIFICATION_CODE -> false;
          };
      case Date(DateField field, DateRelation _, PartialDateTime _) ->
          field == DateField.BIRTH_DATE;
      case Not(Criterion criterion) -> criterion.hiddenFromMaskedReaders();
      case AnyOf(List<Criterion> criteria) ->
          criteria.stream().anyMatch(Criterion::hiddenFromMaskedReaders);
      case SoundsLike _, Ids _, Missing _ -> false;
    };
  }
}
