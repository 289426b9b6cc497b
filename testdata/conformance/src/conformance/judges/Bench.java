package conformance.judges;

import conformance.Judge;
import conformance.ours.Metadata;
import conformance.ours.PageAndXml;
import conformance.ours.Printed;
import conformance.ours.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;

/** All judges, made ready together: compiling the Schematrons is most of a short run. */
public final class Bench {
  private Bench() {}

  /** The published judges over a folder of rules, then ours when they are asked for. */
  public static List<Judge> seat(Path rules, boolean withOurs, ExecutorService pool) throws Exception {
    Processor saxon = new Processor(false);
    shareCodes(saxon, rules);
    List<Callable<Judge>> seats = new ArrayList<>();
    seats.add(() -> new Schematron("en16931", saxon, rules.resolve("EN16931-CII-validation.xslt")));
    seats.add(() -> new Schematron("factur-x", saxon, rules.resolve("FACTUR-X_EN16931.xslt")));
    seats.add(() -> new Schematron("br-fr", saxon, rules.resolve("BR-FR-Flux2-Schematron-CII.xslt")));
    seats.add(() -> new Structure(rules.resolve("Factur-X_EN16931.xsd")));
    seats.add(VeraPdf::new);
    seats.add(Glyphs::new);
    seats.add(Attachment::new);
    if (withOurs) seats.addAll(List.of(Values::new, Metadata::new, Printed::new, PageAndXml::new));
    List<Judge> bench = new ArrayList<>();
    for (Future<Judge> seat : pool.invokeAll(seats)) {
      try {
        bench.add(seat.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a judge cannot be made ready: " + e.getCause().getMessage(), e.getCause());
      }
    }
    return bench;
  }

  /** The code lists that the Factur-X Schematron looks up at each rule, read once for all documents. */
  private static void shareCodes(Processor saxon, Path rules) throws Exception {
    Path codes = rules.resolve("FACTUR-X_EN16931_codedb.xml");
    if (!Files.exists(codes)) throw new IllegalStateException("no rules in " + rules);
    String uri = codes.toUri().toString();
    var tree = saxon.newDocumentBuilder().build(new StreamSource(codes.toFile()));
    saxon.getUnderlyingConfiguration().getGlobalDocumentPool().add(tree.getUnderlyingNode().getTreeInfo(), uri);
  }
}
