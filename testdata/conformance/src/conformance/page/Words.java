package conformance.page;

import java.text.Normalizer;
import java.util.List;

/**
 * A text to be found on a page, where it may be cut into lines, go on over the next page, be drawn with another form of a character (NFKC), or
 * show U+FFFD for one that the font lacks.
 */
public final class Words {
  private static final char SUBSTITUTE = '\uFFFD';
  private final List<String> signs; // of each visible code point, its comparable form

  public Words(String text) {
    this(Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().filter(Words::visible).mapToObj(Words::form).toList());
  }

  private Words(List<String> signs) {
    this.signs = signs;
  }

  /** The end of the text: so many visible signs, or all of it. */
  public Words end(int count) {
    return new Words(signs.subList(Math.max(0, signs.size() - count), signs.size()));
  }

  /** A text in its comparable form: composed, compatible, without spaces or what cannot be seen. */
  public static String squeeze(String text) {
    StringBuilder squeezed = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().filter(Words::visible).forEach(c -> squeezed.append(form(c)));
    return squeezed.toString();
  }

  private static String form(int codePoint) {
    return Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC).replace(" ", "");
  }

  private static boolean visible(int c) {
    boolean selector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x1F3FB && c <= 0x1F3FF);
    return !selector && !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
  }

  /** Whether a squeezed text is the beginning of this one. */
  public boolean beginWith(String squeezed) {
    return !squeezed.isEmpty() && match(0, squeezed, 0).length() == squeezed.length();
  }

  /** Whether all of it stands on one page, or parted between pages that follow each other. */
  public boolean on(List<Page> pages) {
    for (int first = 0; first < pages.size(); first++) {
      int done = 0;
      for (int p = first; p < pages.size() && (p == first || done > 0); p++) {
        done += longest(done, pages.get(p).flow());
        if (done == signs.size()) return true;
      }
    }
    return signs.isEmpty();
  }

  /** How many signs from one on are found together somewhere in a squeezed text. */
  private int longest(int from, String text) {
    int best = 0;
    for (int at = 0; at < text.length() && from + best < signs.size(); at++) best = Math.max(best, match(from, text, at).signs());
    return best;
  }

  private record Match(int signs, int length) {}

  private Match match(int from, String text, int start) {
    int at = start, sign = from;
    for (; sign < signs.size() && at < text.length(); sign++) {
      String want = signs.get(sign);
      if (text.charAt(at) == SUBSTITUTE) at++;
      else if (text.startsWith(want, at)) at += want.length();
      else break;
    }
    return new Match(sign - from, at - start);
  }
}
