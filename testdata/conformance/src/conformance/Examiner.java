package conformance;

import java.util.List;

/** Puts a document before every judge that has something to say of it. */
public final class Examiner {
  private static final String UNREADABLE = "UNREADABLE";
  private final List<Judge> bench;

  public Examiner(List<Judge> bench) {
    this.bench = bench;
  }

  public List<Fault> examine(Subject subject) {
    Faults faults = new Faults();
    try {
      subject.open();
    } catch (Exception | StackOverflowError e) {
      faults.add("file", UNREADABLE, e.toString());
      return faults.list();
    }
    for (Judge judge : bench) {
      if (!judge.sees(subject.kind())) continue;
      try {
        judge.judge(subject, faults);
      } catch (Exception | StackOverflowError e) {
        faults.add(judge.name(), UNREADABLE, e.toString());
      }
    }
    return faults.list();
  }
}
