package org.workerservice.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.workerservice.text.TextDistance;

/**
 * The words of one field in one segment of the index, in memory. Names repeat: there are far fewer
 * words than workers, and comparing a word with all that begin alike takes less time than building
 * the automaton that would find them. Segments never change, so that words are read once.
 */
final class Vocabulary {
  private static final Map<Place, Vocabulary> PLACE_TO_VOCABULARY = new ConcurrentHashMap<>();

  /** By code point, not by UTF-16 unit. */
  private static final Comparator<String> AS_IN_THE_INDEX = Comparator.comparing(BytesRef::new);

  private final String[] words;
  private final int[] documents;

  private Vocabulary(List<String> words, List<Integer> documents) {
    this.words = words.toArray(String[]::new);
    this.documents = documents.stream().mapToInt(Integer::intValue).toArray();
  }

  private record Place(IndexReader.CacheKey segment, String field) {}

  /** Returns the words of a field of a segment; they are forgotten when the segment is. */
  static Vocabulary of(LeafReader segment, String field) throws IOException {
    IndexReader.CacheHelper cache = segment.getCoreCacheHelper();
    if (cache == null) {
      // A text that is looked into once, to show where it is met.
      return read(segment, field);
    }
    Place place = new Place(cache.getKey(), field);
    Vocabulary known = PLACE_TO_VOCABULARY.get(place);
    if (known != null) {
      return known;
    }
    Vocabulary read = read(segment, field);
    PLACE_TO_VOCABULARY.put(place, read);
    cache.addClosedListener(closed -> PLACE_TO_VOCABULARY.remove(place));
    return read;
  }

  private static Vocabulary read(LeafReader segment, String field) throws IOException {
    List<String> words = new ArrayList<>();
    List<Integer> documents = new ArrayList<>();
    org.apache.lucene.index.Terms terms = segment.terms(field);
    if (terms != null) {
      TermsEnum all = terms.iterator();
      for (BytesRef word = all.next(); word != null; word = all.next()) {
        words.add(word.utf8ToString());
        documents.add(all.docFreq());
      }
    }
    return new Vocabulary(words, documents);
  }

  /**
   * Shows every word near another one, and how many documents have it.
   *
   * @param prefix how many letters at the beginning must be the same
   */
  void near(String word, int edits, int prefix, ObjIntConsumer<String> consumer) {
    String start = word.substring(0, word.offsetByCodePoints(0, prefix));
    for (int index = first(start); begins(index, start); index++) {
      if (TextDistance.withinEdits(word, words[index], edits)) {
        consumer.accept(words[index], documents[index]);
      }
    }
  }

  /**
   * Collects the words that begin with a text.
   *
   * @param most stops after so many
   * @return whether these are all
   */
  boolean beginning(String start, int most, Collection<String> collected) {
    int first = first(start);
    int index = first;
    while (index - first < most && begins(index, start)) {
      collected.add(words[index++]);
    }
    return !begins(index, start);
  }

  /** Returns all words. */
  Stream<String> words() {
    return Arrays.stream(words);
  }

  private int first(String start) {
    int place = Arrays.binarySearch(words, start, AS_IN_THE_INDEX);
    return place < 0 ? -place - 1 : place;
  }

  private boolean begins(int index, String start) {
    return index < words.length && words[index].startsWith(start);
  }
}
