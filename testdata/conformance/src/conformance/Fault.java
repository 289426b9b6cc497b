package conformance;

/** One thing that is wrong with a document: which judge says so, by which rule, and in what words. */
public record Fault(String judge, String rule, String text) {
  private static final int LONGEST = 220;

  /** Judge and rule, as controls.txt writes them: "en16931:BR-E-02". */
  public String id() {
    return judge + ":" + rule;
  }

  @Override
  public String toString() {
    String line = text.replaceAll("\\p{Cntrl}", " ").replaceAll("\\s+", " ").trim();
    return judge + " " + rule + ": " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
  }
}
