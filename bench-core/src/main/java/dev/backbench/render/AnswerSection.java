package dev.backbench.render;

import dev.backbench.result.Report;
import java.util.List;

/** The answer as a part of a page. */
final class AnswerSection {
  private static final String NOTHING = "No two contenders of a workload have a valid result, so nothing can be compared.";

  private AnswerSection() {}

  static Section of(Report report) {
    Answer answer = Answer.of(report);
    Markup body = new Markup();
    if (answer.sittings().isEmpty()) {
      body.element("p", NOTHING);
    }
    body.list(answer.languages(), "class", "answer").list(answer.caveats(), "class", "caveats");
    if (!answer.sittings().isEmpty()) {
      String each = workloads(answer.sittings());
      if (answer.languages().isEmpty()) {
        body.add(each);
      } else {
        body.details("Workload by workload (%s)".formatted(answer.sittings().size()), each);
      }
    }
    return new Section("answer", "What this run found", body.toString());
  }

  private static String workloads(List<Answer.Found> sittings) {
    Markup list = new Markup().open("dl", "class", "found").line();
    for (Answer.Found found : sittings) {
      list.open("dt").inline("a", found.id(), "href", "#" + Anchors.sitting(found.id())).close("dt").line()
          .element("dd", capital(String.join("; ", found.sentences())) + ".");
    }
    return list.close("dl").line().toString();
  }

  /** A contender's name is an id and stays as it is; the words of a tie begin a sentence. */
  private static String capital(String sentences) {
    return sentences.startsWith("no difference") ? "No" + sentences.substring(2) : sentences;
  }
}
