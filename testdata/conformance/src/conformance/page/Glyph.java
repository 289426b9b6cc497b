package conformance.page;

import org.apache.pdfbox.pdmodel.font.PDFont;

/** A character drawn, in points from the top left of the crop box. */
public record Glyph(String text, double left, double baseline, double width, double size, PDFont font, int code) {
  // Of the em, what capitals and descenders of a text face take at most.
  private static final double RISE = 0.72, FALL = 0.22;

  public double right() {
    return left + width;
  }

  public double top() {
    return baseline - RISE * size;
  }

  public double bottom() {
    return baseline + FALL * size;
  }

  /** Whether nothing is meant to be seen: any kind of space. */
  public boolean blank() {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }
}
