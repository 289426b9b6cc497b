package conformance.page;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Reads the characters of a PDF as PDFBox places them. */
public final class PageReader extends PDFTextStripper {
  private final List<Page> pages = new ArrayList<>();

  private PageReader() {}

  public static List<Page> read(PDDocument pdf) throws IOException {
    PageReader reader = new PageReader();
    reader.writeText(pdf, Writer.nullWriter());
    return reader.pages;
  }

  @Override
  protected void startPage(PDPage page) {
    PDRectangle box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    pages.add(new Page(pages.size() + 1, turned ? box.getHeight() : box.getWidth(), turned ? box.getWidth() : box.getHeight()));
  }

  /** PDFBox places no character that it knows no Unicode of; it is drawn all the same. */
  @Override
  protected void showGlyph(Matrix at, PDFont font, int code, Vector displacement) throws IOException {
    Page page = pages.get(pages.size() - 1);
    int before = page.glyphs().size();
    super.showGlyph(at, font, code, displacement);
    if (page.glyphs().size() > before) return;
    PDRectangle box = getCurrentPage().getCropBox();
    double size = at.getScalingFactorY();
    page.add(
        new Glyph("", at.getTranslateX() - box.getLowerLeftX(), box.getUpperRightY() - at.getTranslateY(), displacement.getX() * size, size, font, code));
  }

  @Override
  protected void processTextPosition(TextPosition at) {
    pages
        .get(pages.size() - 1)
        .add(
            new Glyph(
                at.getUnicode(), at.getXDirAdj(), at.getYDirAdj(), at.getWidthDirAdj(), at.getFontSizeInPt(), at.getFont(), at.getCharacterCodes()[0]));
  }
}
