package conformance.controls;

import conformance.Examiner;
import conformance.Fault;
import conformance.Invoice;
import conformance.Report;
import conformance.Subject;
import conformance.Xml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the judges: what is good passes, as XML and drawn as PDF, and each thing made wrong is found and named for what it is. */
public final class Controls {
  /** The consumer without any electronic address: BR-FR-12 is a rule of the flow between businesses. */
  private static final Set<String> OF_THE_FLOW = Set.of("br-fr:BR-FR-12_BT-49");

  private final Path home;
  private final Examiner examiner;
  private final ExecutorService pool;

  public Controls(Path home, Examiner examiner, ExecutorService pool) {
    this.home = home;
    this.examiner = examiner;
    this.pool = pool;
  }

  private record Outcome(String name, Set<String> expected, List<Fault> faults) {}

  /** Judges them all; the documents are also written to a folder, unless it is null. */
  public void run(Report report, Path keep) throws Exception {
    List<Callable<Outcome>> tasks = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.resolve("positive"))) {
      for (Path file : files.sorted().toList()) {
        String base = file.getFileName().toString().replace(".xml", "");
        for (boolean pdf : new boolean[] {false, true}) tasks.add(() -> positive(base, pdf, keep));
      }
    }
    for (Control control : Control.read(home.resolve("negative/controls.txt"))) tasks.add(() -> judge(control, keep));
    for (Future<Outcome> future : pool.invokeAll(tasks)) {
      Outcome outcome = future.get();
      Set<String> got = outcome.faults().stream().map(Fault::id).collect(Collectors.toCollection(TreeSet::new));
      List<String> details = new ArrayList<>(List.of("want " + outcome.expected(), "got  " + got));
      outcome.faults().forEach(f -> details.add(f.toString()));
      report.add(got.equals(outcome.expected()), outcome.name(), details);
    }
  }

  private Outcome positive(String base, boolean pdf, Path keep) throws Exception {
    boolean unreachable = new Invoice(Xml.parse(read(base).getBytes(StandardCharsets.UTF_8))).buyer().element().all("URIUniversalCommunication").isEmpty();
    Set<String> expected = unreachable ? OF_THE_FLOW : Set.of();
    return judge(new Control(base, base, pdf, List.of(), Set.of(), expected), keep);
  }

  private Outcome judge(Control control, Path keep) throws Exception {
    String original = read(control.base()), edited = control.edited(original);
    byte[] bytes = edited.getBytes(StandardCharsets.UTF_8);
    Subject.Kind kind = Subject.Kind.XML;
    if (control.pdf()) {
      String page = control.traits().contains(Trait.PAGE_OF_BASE) ? original : edited;
      bytes = new SamplePdf(new Invoice(Xml.parse(page.getBytes(StandardCharsets.UTF_8))), bytes, control.traits()).bytes();
      boolean plain = Stream.of(Trait.QUOTE, Trait.QUOTE_WITH_XML, Trait.INVOICE_WITHOUT_XML).anyMatch(control.traits()::contains);
      kind = plain ? Subject.Kind.PLAIN : Subject.Kind.INVOICE;
    }
    if (keep != null) keep(keep, control, kind, bytes);
    try (Subject subject = new Subject(kind, bytes)) {
      return new Outcome(control.name() + (control.pdf() ? " (PDF)" : " (XML)"), control.expected(), examiner.examine(subject));
    }
  }

  private String read(String base) throws IOException {
    return Files.readString(home.resolve("positive").resolve(base + ".xml"));
  }

  /** Under pass or fail, and under plain what has no XML, so that any checker can be run over the folders. */
  private static void keep(Path folder, Control control, Subject.Kind kind, byte[] bytes) throws IOException {
    Path place = folder.resolve(control.expected().isEmpty() ? "pass" : "fail").resolve(kind == Subject.Kind.PLAIN ? "plain" : "facturx");
    Files.createDirectories(place);
    Files.write(place.resolve(control.name() + (control.pdf() ? ".pdf" : ".xml")), bytes);
  }
}
