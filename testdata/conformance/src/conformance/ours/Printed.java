package conformance.ours;

import conformance.Faults;
import conformance.Subject;
import conformance.page.Glyph;
import conformance.page.Page;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the eye would see on paper: every text is inside the page, and none is written over another. */
public final class Printed extends Ours {
  private static final double TOLERANCE = 0.5; // points past the edge
  private static final double COVERED = 0.25; // of the smaller character

  @Override
  public boolean sees(Subject.Kind kind) {
    return kind != Subject.Kind.XML;
  }

  @Override
  public void judge(Subject subject, Faults faults) throws IOException {
    if (subject.pages().isEmpty()) fault(faults, "EDGE", "no page");
    for (Page page : subject.pages()) {
      List<Glyph> visible = page.glyphs().stream().filter(g -> !g.blank()).sorted(Comparator.comparingDouble(Glyph::baseline)).toList();
      if (visible.isEmpty()) fault(faults, "EDGE", "page " + page.number() + " is empty");
      edge(page, visible, faults);
      overlap(page, visible, faults);
    }
  }

  private static void edge(Page page, List<Glyph> glyphs, Faults faults) {
    List<Glyph> outside =
        glyphs.stream()
            .filter(g -> g.left() < -TOLERANCE || g.right() > page.width() + TOLERANCE || g.top() < -TOLERANCE || g.bottom() > page.height() + TOLERANCE)
            .toList();
    if (outside.isEmpty()) return;
    fault(faults, "EDGE", "page " + page.number() + ": " + outside.size() + " character(s) outside the page, first " + at(outside.get(0)));
  }

  private static void overlap(Page page, List<Glyph> glyphs, Faults faults) {
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph above = glyphs.get(i);
      for (int j = i + 1; j < glyphs.size() && glyphs.get(j).baseline() - above.baseline() < above.size(); j++)
        if (over(above, glyphs.get(j))) {
          fault(faults, "OVERLAP", "page " + page.number() + ": " + at(above) + " and " + at(glyphs.get(j)) + " are drawn over each other");
          return;
        }
    }
  }

  /** Whether a good part of a character lies in another; what both have for sure is taken, half an em above the baseline. */
  private static boolean over(Glyph a, Glyph b) {
    double width = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
    double height = Math.min(a.baseline(), b.baseline()) - Math.max(a.baseline() - a.size() / 2, b.baseline() - b.size() / 2);
    if (width <= 0 || height <= 0) return false;
    return width * height > COVERED * Math.min(a.width() * a.size(), b.width() * b.size()) / 2;
  }

  private static String at(Glyph g) {
    return String.format(Locale.ROOT, "“%s” at %.0f × %.0f pt", g.text(), g.left(), g.baseline());
  }
}
