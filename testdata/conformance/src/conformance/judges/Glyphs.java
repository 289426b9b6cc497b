package conformance.judges;

import conformance.Faults;
import conformance.Judge;
import conformance.Subject;
import conformance.page.Glyph;
import conformance.page.Page;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;

/**
 * What PDFBox sees of the characters drawn: veraPDF passes a text that points at glyph 0, the empty box (PDF/A-3, 6.2.11.8 forbids it), and a
 * visible character whose outline is empty.
 */
public final class Glyphs implements Judge {
  @Override
  public String name() {
    return "glyphs";
  }

  @Override
  public boolean sees(Subject.Kind kind) {
    return kind != Subject.Kind.XML;
  }

  @Override
  public void judge(Subject subject, Faults faults) throws IOException {
    record Seen(PDFont font, int code) {}
    Set<Seen> seen = new HashSet<>();
    for (Page page : subject.pages())
      for (Glyph glyph : page.glyphs()) if (seen.add(new Seen(glyph.font(), glyph.code()))) examine(glyph, page, faults);
  }

  private void examine(Glyph glyph, Page page, Faults faults) throws IOException {
    String where = "“" + glyph.text() + "”, code " + glyph.code() + " of " + glyph.font().getName() + ", page " + page.number();
    if (!(glyph.font() instanceof PDType0Font font)) {
      faults.add(name(), "FONT", where + ": a font that is not embedded as Type0");
      return;
    }
    if (font.codeToGID(glyph.code()) == 0) faults.add(name(), "NOTDEF", where + ": drawn as the empty box");
    else if (!glyph.blank() && ((PDVectorFont) font).getPath(glyph.code()).getBounds2D().isEmpty()) faults.add(name(), "EMPTY", where + ": drawn as nothing");
  }
}
