package conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line. */
final class Options {
  static final String HELP =
      """
      usage: check [options] FILE|FOLDER...
             check --controls [--keep FOLDER]

      Judges every .pdf and .xml of the files and folders. A PDF must have its XML, unless it lies in a folder named "plain".
      Prints what is wrong, then "N passed, N failed". Exit code: 0 none failed, 1 some did, 2 wrong usage or no judges.

        --facturx, --plain   the PDFs that follow must have factur-x.xml, must have no attachment
        --expect-fail        each file must have a fault
        --except RULE        that rule is no fault; RULE@no-siren: only where the buyer has no SIREN
        --judges-only        without our own rules
        --controls           judges the project's positive and negative controls instead: each must have exactly the faults that it is known for
        --keep FOLDER        writes the controls there
        --threads N          2 unless told
        --verbose            prints what passed too
      """;

  /** A wrong command line, in words for the user. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }

  final Map<Path, Subject.Kind> files = new LinkedHashMap<>();
  final List<Excepted> exceptions = new ArrayList<>();
  boolean expectFail, withOurs = true, controls, verbose, help;
  Path keep;
  int threads = 2;

  /** A rule that is no fault, everywhere or only where the buyer has no SIREN. */
  record Excepted(String rule, boolean onlyWithoutSiren) {}

  private Options() {}

  static Options parse(String[] args) throws UsageException, IOException {
    Options options = new Options();
    Subject.Kind forced = null;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--help", "-h" -> options.help = true;
        case "--facturx" -> forced = Subject.Kind.INVOICE;
        case "--plain" -> forced = Subject.Kind.PLAIN;
        case "--expect-fail" -> options.expectFail = true;
        case "--judges-only" -> options.withOurs = false;
        case "--controls" -> options.controls = true;
        case "--verbose", "-v" -> options.verbose = true;
        case "--except" -> options.exceptions.add(exception(value(args, ++i)));
        case "--keep" -> options.keep = Path.of(value(args, ++i));
        case "--threads" -> options.threads = number(value(args, ++i));
        default -> {
          if (args[i].startsWith("-")) throw new UsageException("unknown option " + args[i]);
          options.add(Path.of(args[i]), forced);
        }
      }
    }
    if (!options.help && options.controls != options.files.isEmpty())
      throw new UsageException(options.controls ? "--controls takes no file" : "no .pdf or .xml file given");
    return options;
  }

  private static String value(String[] args, int i) throws UsageException {
    if (i >= args.length) throw new UsageException(args[i - 1] + " needs a value");
    return args[i];
  }

  private static int number(String text) throws UsageException {
    if (!text.matches("[1-9]\\d?")) throw new UsageException("--threads needs a number");
    return Integer.parseInt(text);
  }

  private static Excepted exception(String text) throws UsageException {
    String[] parts = text.split("@", 2);
    if (parts[0].isEmpty() || (parts.length == 2 && !parts[1].equals("no-siren")))
      throw new UsageException("--except takes RULE or RULE@no-siren, not " + text);
    return new Excepted(parts[0], parts.length == 2);
  }

  private void add(Path place, Subject.Kind forced) throws UsageException, IOException {
    if (!Files.exists(place)) throw new UsageException("no such file or folder: " + place);
    List<Path> found;
    try (Stream<Path> walk = Files.walk(place)) {
      found = walk.filter(Files::isRegularFile).filter(f -> f.toString().matches("(?i).*\\.(pdf|xml)")).sorted().toList();
    }
    for (Path file : found) files.put(file, kind(file, forced));
  }

  private static Subject.Kind kind(Path file, Subject.Kind forced) {
    if (file.toString().toLowerCase().endsWith(".xml")) return Subject.Kind.XML;
    if (forced != null) return forced;
    for (Path part : file.toAbsolutePath()) if (part.toString().equals("plain")) return Subject.Kind.PLAIN;
    return Subject.Kind.INVOICE;
  }
}
