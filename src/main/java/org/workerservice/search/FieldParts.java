package org.workerservice.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.workerservice.search.query.SimilarWord;
import org.workerservice.search.query.SoundingWord;
import org.workerservice.search.query.Terms;

/**
 * The parts of a query that search one field. Only for queries that are made of alternatives;
 * weights do not count. A text matches few of the parts, and comparing its words with them takes
 * much less time than letting Lucene rewrite all of them for it.
 */
final class FieldParts {
  private final String field;
  private final Map<Query, Predicate<TextWords>> partToCondition = new LinkedHashMap<>();

  private FieldParts(String field) {
    this.field = field;
  }

  static FieldParts of(Query query, String field) {
    FieldParts all = new FieldParts(field);
    all.add(query);
    return all;
  }

  private void add(Query query) {
    switch (query) {
      case BooleanQuery any -> any.clauses().stream().map(BooleanClause::query).forEach(this::add);
      case DisjunctionMaxQuery best -> best.getDisjuncts().forEach(this::add);
      case BoostQuery boosted -> add(boosted.getQuery());
      default -> {
        if (searchesField(query)) {
          partToCondition.put(query, condition(query));
        }
      }
    }
  }

  /** Returns the parts that a text with these words may match; empty if it can match none. */
  Optional<Query> matchedBy(TextWords words) {
    return Terms.any(
        partToCondition.entrySet().stream()
            .filter(part -> part.getValue().test(words))
            .map(Map.Entry::getKey)
            .toList());
  }

  /** Returns the condition that the words of a text fulfil if the text matches the part. */
  private static Predicate<TextWords> condition(Query part) {
    return switch (part) {
      case TermQuery term -> has(term.getTerm());
      case PhraseQuery phrase ->
          Arrays.stream(phrase.getTerms())
              .map(FieldParts::has)
              .reduce(Predicate::and)
              .orElse(words -> true);
      case PrefixQuery prefix -> startsWith(prefix.getPrefix().text());
      case SimilarWord similar -> words -> words.any(similar::isLike);
      case SoundingWord sounding -> words -> words.anySound(sounding::isLike);
      default -> words -> true;
    };
  }

  private static Predicate<TextWords> has(Term term) {
    String text = term.text();
    return words -> words.has(text);
  }

  private static Predicate<TextWords> startsWith(String start) {
    return words -> words.any(word -> word.startsWith(start));
  }

  private boolean searchesField(Query part) {
    FieldVisitor visitor = new FieldVisitor(field);
    part.visit(visitor);
    return visitor.found;
  }

  private static final class FieldVisitor extends QueryVisitor {
    private final String field;
    private boolean found;

    private FieldVisitor(String field) {
      this.field = field;
    }

    @Override
    public boolean acceptField(String name) {
      return name.equals(field);
    }

    @Override
    public void consumeTerms(Query query, Term... terms) {
      found = true;
    }

    @Override
    public void consumeTermsMatching(
        Query query, String name, Supplier<ByteRunAutomaton> automaton) {
      found = true;
    }

    @Override
    public void visitLeaf(Query query) {
      found = true;
    }
  }
}
