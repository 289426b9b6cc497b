package conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Judges the files of a command line, several at once, and reports them in their order. */
final class Runner {
  private final Options options;
  private final Examiner examiner;
  private final ExecutorService pool;

  Runner(Options options, Examiner examiner, ExecutorService pool) {
    this.options = options;
    this.examiner = examiner;
    this.pool = pool;
  }

  private record Verdict(Path file, Subject.Kind kind, List<Fault> faults, List<Fault> excepted) {}

  void run(Report report) throws Exception {
    List<Future<Verdict>> verdicts = new ArrayList<>();
    options.files.forEach((file, kind) -> verdicts.add(pool.submit(() -> judge(file, kind))));
    Map<Subject.Kind, Integer> kinds = new EnumMap<>(Subject.Kind.class);
    Map<String, Integer> excepted = new TreeMap<>();
    for (Future<Verdict> future : verdicts) {
      Verdict verdict = future.get();
      kinds.merge(verdict.kind(), 1, Integer::sum);
      for (Fault fault : verdict.excepted()) excepted.merge(fault.rule(), 1, Integer::sum);
      boolean ok = verdict.faults().isEmpty() != options.expectFail;
      List<String> details = new ArrayList<>(verdict.faults().stream().map(Fault::toString).toList());
      if (details.isEmpty() && options.expectFail) details.add("no fault, one was expected");
      report.add(ok, verdict.file() + " (" + label(verdict.kind()) + ")", details);
    }
    StringBuilder sum = new StringBuilder();
    kinds.forEach((kind, count) -> sum.append(sum.isEmpty() ? "" : ", ").append(count).append(' ').append(label(kind)));
    excepted.forEach((rule, count) -> sum.append("; excepted ").append(count).append(" × ").append(rule));
    report.say(sum.toString());
  }

  private static String label(Subject.Kind kind) {
    return switch (kind) {
      case INVOICE -> "PDF with XML";
      case PLAIN -> "PDF without XML";
      case XML -> "XML";
    };
  }

  private Verdict judge(Path file, Subject.Kind kind) throws Exception {
    List<Fault> faults = new ArrayList<>(), excepted = new ArrayList<>();
    try (Subject subject = new Subject(kind, Files.readAllBytes(file))) {
      for (Fault fault : examiner.examine(subject)) (excepted(fault, subject) ? excepted : faults).add(fault);
    }
    return new Verdict(file, kind, faults, excepted);
  }

  private boolean excepted(Fault fault, Subject subject) throws Exception {
    for (Options.Excepted one : options.exceptions)
      if (one.rule().equals(fault.rule()) && (!one.onlyWithoutSiren() || withoutSiren(subject.invoice()))) return true;
    return false;
  }

  private static boolean withoutSiren(Invoice invoice) {
    return invoice != null && invoice.buyer().siren().isEmpty();
  }
}
