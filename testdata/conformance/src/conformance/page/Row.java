package conformance.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands on one baseline, cell by cell from left to right. */
public record Row(List<String> cells) {
  // French figures: thousands parted by no-break spaces, a comma before decimals. The spaces of a sentence part nothing.
  private static final Pattern FIGURE = Pattern.compile("\\d{1,3}(?:[\\u00A0\\u202F]\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?");

  /** The figures of the cells from one on, signs apart. */
  public List<BigDecimal> figures(int from) {
    List<BigDecimal> found = new ArrayList<>();
    for (String cell : cells.subList(Math.min(from, cells.size()), cells.size())) {
      Matcher figure = FIGURE.matcher(cell);
      while (figure.find()) found.add(new BigDecimal(figure.group().replaceAll("[\\u00A0\\u202F]", "").replace(',', '.')));
    }
    return found;
  }

  /** Whether a figure of the cells from one on equals a number but for its sign; a number that is not there is no matter. */
  public boolean shows(BigDecimal number, int from) {
    return number == null || figures(from).stream().anyMatch(f -> f.compareTo(number.abs()) == 0);
  }

  @Override
  public String toString() {
    return String.join(" | ", cells);
  }
}
