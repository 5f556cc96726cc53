package org.workerservice.search.index;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.workerservice.search.analysis.WordWeights;

/**
 * Scores hits in {@link IndexFields#WORDS} by their weight, which is indexed in place of a
 * frequency, and by how rare the word is. Scores hits in other fields by BM25.
 */
public final class WeightSimilarity extends PerFieldSimilarityWrapper {
  /** The only instance. */
  public static final Similarity INSTANCE = new WeightSimilarity();

  private final Similarity words = new Weights();
  private final Similarity others = new BM25Similarity();

  private WeightSimilarity() {}

  @Override
  public Similarity get(String field) {
    return field.equals(IndexFields.WORDS) ? words : others;
  }

  private static final class Weights extends Similarity {
    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
      double rarity = 0;
      for (TermStatistics term : terms) {
        rarity += rarity(collection.docCount(), term.docFreq());
      }
      return new WeightScorer((float) (boost * rarity / WordWeights.ONE));
    }

    /** The inverse document frequency of BM25. */
    private static double rarity(long documents, long having) {
      return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
    }
  }

  private static final class WeightScorer extends Similarity.SimScorer {
    private final float factor;

    private WeightScorer(float factor) {
      this.factor = factor;
    }

    @Override
    public float score(float weight, long norm) {
      return factor * weight;
    }
  }
}
