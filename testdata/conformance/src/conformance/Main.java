package conformance;

import conformance.controls.Controls;
import conformance.judges.Bench;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.LogManager;

/** The command: see Options.HELP. */
public final class Main {
  private static final int USAGE = 2;
  private static final long STACK = 32L << 20; // Saxon recurses deeply in the Schematrons

  private Main() {}

  public static void main(String[] args) {
    LogManager.getLogManager().reset(); // the libraries say nothing that the faults do not
    PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(run(args, out));
  }

  private static int run(String[] args, PrintStream out) {
    ExecutorService pool = null;
    try {
      Options options = Options.parse(args);
      if (options.help) {
        out.print(Options.HELP);
        return 0;
      }
      pool = Executors.newFixedThreadPool(options.threads, task -> new Thread(null, task, "judge", STACK));
      Examiner examiner = new Examiner(Bench.seat(Path.of(System.getProperty("conformance.rules")), options.withOurs || options.controls, pool));
      Report report = new Report(out, options.verbose);
      if (options.controls) new Controls(Path.of(System.getProperty("conformance.home")), examiner, pool).run(report, options.keep);
      else new Runner(options, examiner, pool).run(report);
      return report.close();
    } catch (Options.UsageException e) {
      System.err.println("conformance: " + e.getMessage() + "; see check --help");
      return USAGE;
    } catch (Exception e) {
      System.err.println("conformance: " + e.getMessage());
      return USAGE;
    } finally {
      if (pool != null) pool.shutdownNow();
    }
  }
}
