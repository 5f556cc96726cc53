package org.workerservice.search.index;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.workerservice.model.HumanName;
import org.workerservice.search.analysis.JoinedWords;
import org.workerservice.search.analysis.WordAnalyzer;
import org.workerservice.text.FoldedWord;
import org.workerservice.text.Scripts;

/** The other forms of a name that searches find; pure. */
final class NameForms {
  private NameForms() {}

  /** Returns the forms of a name, each once; empty for most names. */
  static Set<String> of(WordAnalyzer analyzer, HumanName name) {
    List<FoldedWord> family = analyzer.folded(name.family());
    List<FoldedWord> given = analyzer.folded(String.join(" ", name.given()));
    Set<String> forms = new LinkedHashSet<>(JoinedWords.formsOf(family));
    forms.addAll(JoinedWords.formsOf(given));
    name.text().ifPresent(text -> forms.addAll(JoinedWords.formsOf(analyzer.folded(text))));
    addWithoutSpace(forms, joined(family), joined(given));
    return forms;
  }

  /** Many names of other scripts are written without a space between their parts, in any order. */
  private static void addWithoutSpace(Set<String> forms, String family, String given) {
    if (Scripts.foreign(family) && Scripts.foreign(given)) {
      forms.add(family + given);
      forms.add(given + family);
    }
  }

  private static String joined(List<FoldedWord> words) {
    StringBuilder joined = new StringBuilder();
    words.forEach(word -> joined.append(word.text()));
    return joined.toString();
  }
}
