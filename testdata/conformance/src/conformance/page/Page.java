package conformance.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A page as it is seen: its characters, the text in the order of drawing, and the rows that the eye reads. */
public final class Page {
  private static final double SAME_BASELINE = 0.6; // points
  private static final double SAME_RUN = 0.35; // of the em, between two characters of one text
  private final int number;
  private final double width;
  private final double height;
  private final List<Glyph> glyphs = new ArrayList<>();
  private List<Row> rows;
  private String flow;

  Page(int number, double width, double height) {
    this.number = number;
    this.width = width;
    this.height = height;
  }

  void add(Glyph glyph) {
    glyphs.add(glyph);
  }

  public int number() {
    return number;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  public List<Glyph> glyphs() {
    return glyphs;
  }

  /** The text in the order in which it is drawn, without spaces and as comparable as can be (Words.squeeze). */
  public String flow() {
    if (flow == null) {
      StringBuilder all = new StringBuilder();
      for (Glyph glyph : glyphs) all.append(glyph.text());
      flow = Words.squeeze(all.toString());
    }
    return flow;
  }

  /** The rows from top to bottom. */
  public List<Row> rows() {
    if (rows == null) rows = readRows();
    return rows;
  }

  private List<Row> readRows() {
    List<Row> found = new ArrayList<>();
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::baseline));
    for (int from = 0; from < sorted.size(); ) {
      int to = from + 1;
      while (to < sorted.size() && sorted.get(to).baseline() - sorted.get(from).baseline() < SAME_BASELINE) to++;
      found.add(new Row(cells(new ArrayList<>(sorted.subList(from, to)))));
      from = to;
    }
    return found;
  }

  private static List<String> cells(List<Glyph> line) {
    line.sort(Comparator.comparingDouble(Glyph::left));
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    Glyph last = null;
    for (Glyph glyph : line) {
      if (last != null && glyph.left() - last.right() > SAME_RUN * glyph.size()) {
        cells.add(cell.toString());
        cell.setLength(0);
      }
      cell.append(glyph.text());
      last = glyph;
    }
    cells.add(cell.toString());
    return cells;
  }
}
