package conformance.controls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document that is made wrong in one way, and the faults that it must be found to have: those and no others. */
record Control(String name, String base, boolean pdf, List<Edit> edits, Set<Trait> traits, Set<String> expected) {
  /** A regular expression, found at least once; each place that it matches is replaced. */
  record Edit(Pattern find, String replacement) {}

  /** Reads negative/controls.txt, whose head explains its lines. */
  static List<Control> read(Path list) throws IOException {
    List<Control> controls = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(list)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) continue;
      String rest = line.substring(1).trim();
      try {
        switch (line.charAt(0)) {
          case '-' -> last(controls).edits().add(new Edit(Pattern.compile(rest, Pattern.DOTALL), ""));
          case '+' -> last(controls).replace(rest);
          case '~' -> last(controls).traits().add(Trait.of(rest));
          case '=' -> {
            if (!rest.isEmpty()) last(controls).expected().addAll(List.of(rest.split(" +")));
          }
          default -> controls.add(begin(line));
        }
      } catch (RuntimeException e) {
        throw new IOException(list + ", line " + number + ": " + e.getMessage(), e);
      }
    }
    return controls;
  }

  private static Control begin(String line) {
    Matcher head = Pattern.compile("(\\S+): (\\S+) (xml|pdf)").matcher(line);
    if (!head.matches()) throw new IllegalArgumentException("not “name: base xml|pdf”");
    return new Control(head.group(1), head.group(2), head.group(3).equals("pdf"), new ArrayList<>(), EnumSet.noneOf(Trait.class), new TreeSet<>());
  }

  private static Control last(List<Control> controls) {
    if (controls.isEmpty()) throw new IllegalArgumentException("no control yet");
    return controls.get(controls.size() - 1);
  }

  private void replace(String replacement) {
    int last = edits.size() - 1;
    if (last < 0) throw new IllegalArgumentException("+ without -");
    edits.set(last, new Edit(edits.get(last).find(), replacement));
  }

  /** The base, edited; an edit that finds nothing is a fault of the control itself. */
  String edited(String xml) {
    for (Edit edit : edits) {
      Matcher found = edit.find().matcher(xml);
      if (!found.find()) throw new IllegalStateException(name + ": nothing matches " + edit.find());
      xml = found.replaceAll(edit.replacement());
    }
    return xml;
  }
}
