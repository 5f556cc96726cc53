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
 * The words of one field in one segment of the index, in memory. Names repeat, so that there are
 * far fewer words than workers: comparing a word with all words of the same prefix takes less time
 * than building the automaton that would find them. Segments never change, so that words are read
 * once.
 */
final class Vocabulary {
  private static final Map<Place, Vocabulary> PLACE_TO_VOCABULARY = new ConcurrentHashMap<>();

  /** The index sorts by code point, not by UTF-16 unit. */
  private static final Comparator<String> INDEX_ORDER = Comparator.comparing(BytesRef::new);

  private final String[] words;
  private final int[] documents;

  private Vocabulary(List<String> words, List<Integer> documents) {
    this.words = words.toArray(String[]::new);
    this.documents = documents.stream().mapToInt(Integer::intValue).toArray();
  }

  private record Place(IndexReader.CacheKey segment, String field) {}

  /** Returns the words of a field of a segment; caches them until the segment is closed. */
  static Vocabulary of(LeafReader segment, String field) throws IOException {
    IndexReader.CacheHelper cache = segment.getCoreCacheHelper();
    if (cache == null) {
      // One text, which is read once to mark matches.
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
   * Passes every word near a word to the consumer, with the number of documents that have it.
   *
   * @param prefix how many leading letters must be equal
   */
  void near(String word, int edits, int prefix, ObjIntConsumer<String> consumer) {
    String start = word.substring(0, word.offsetByCodePoints(0, prefix));
    for (int index = first(start); startsWith(index, start); index++) {
      if (TextDistance.withinEdits(word, words[index], edits)) {
        consumer.accept(words[index], documents[index]);
      }
    }
  }

  /**
   * Collects the words that start with a text.
   *
   * @param limit maximum number of words to collect
   * @return whether these are all
   */
  boolean startingWith(String start, int limit, Collection<String> collected) {
    int first = first(start);
    int index = first;
    while (index - first < limit && startsWith(index, start)) {
      collected.add(words[index++]);
    }
    return !startsWith(index, start);
  }

  /** Returns all words. */
  Stream<String> words() {
    return Arrays.stream(words);
  }

  private int first(String start) {
    int place = Arrays.binarySearch(words, start, INDEX_ORDER);
    return place < 0 ? -place - 1 : place;
  }

  private boolean startsWith(int index, String start) {
    return index < words.length && words[index].startsWith(start);
  }
}
