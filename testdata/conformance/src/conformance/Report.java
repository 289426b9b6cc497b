package conformance;

import java.io.PrintStream;
import java.util.List;

/** What the command prints: each document that failed with its faults, then the count that a continuous integration reads. */
public final class Report {
  private final PrintStream out;
  private final boolean verbose;
  private int passed, failed;

  public Report(PrintStream out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  /** A document; details are printed when it failed, or always when all is asked for. */
  public void add(boolean ok, String name, List<String> details) {
    if (ok) passed++;
    else failed++;
    if (ok && !verbose) return;
    out.println((ok ? "ok    " : "FAIL  ") + name);
    for (String detail : details) out.println("        " + detail);
  }

  public void say(String line) {
    out.println(line);
  }

  /** Prints the last line and gives the exit code. */
  public int close() {
    out.println(passed + " passed, " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }
}
