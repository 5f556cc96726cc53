package org.workerservice.search.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.workerservice.text.FoldedWord;
import org.workerservice.text.FoldedWords;

/**
 * Streams the words of a text with their places, to mark matches: each word in every spelling, and
 * joined with the words after it.
 */
final class WordTokenizer extends Tokenizer {
  private static final int BUFFER_LENGTH = 1024;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Deque<Piece> left = new ArrayDeque<>();
  private int length;

  private record Piece(String text, int increment, int start, int end) {}

  @Override
  public void reset() throws IOException {
    super.reset();
    left.clear();
    String text = text();
    length = text.length();
    List<FoldedWord> words = FoldedWords.withSingleIdeographs(text);
    for (int first = 0; first < words.size(); first++) {
      add(words, first);
    }
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[BUFFER_LENGTH];
    for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
      text.append(buffer, 0, read);
    }
    return text.toString();
  }

  private void add(List<FoldedWord> words, int first) {
    FoldedWord word = words.get(first);
    int step = 1;
    for (String spelling : word.spellings()) {
      left.add(new Piece(spelling, step, word.start(), word.end()));
      step = 0;
    }
    word.withoutParticle()
        .ifPresent(rest -> left.add(new Piece(rest, 0, word.start(), word.end())));
    int most = Math.min(words.size(), first + JoinedWords.MAX_WORDS);
    for (int last = first + 2; last <= most; last++) {
      for (String joined : JoinedWords.whole(words.subList(first, last))) {
        left.add(new Piece(JoinedWords.MARK + joined, 0, word.start(), words.get(last - 1).end()));
      }
    }
  }

  @Override
  public boolean incrementToken() {
    Piece next = left.poll();
    if (next == null) {
      return false;
    }
    clearAttributes();
    term.append(next.text());
    increment.setPositionIncrement(next.increment());
    offset.setOffset(correctOffset(next.start()), correctOffset(next.end()));
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    offset.setOffset(correctOffset(length), correctOffset(length));
  }
}
