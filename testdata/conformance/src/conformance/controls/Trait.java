package conformance.controls;

/** How a sample PDF differs from a good one; controls.txt names it in lower case, with hyphens. */
enum Trait {
  /** The page is the base's, only the XML is edited. */
  PAGE_OF_BASE,
  /** A quote: no XML, and judged as a document without. */
  QUOTE,
  /** Judged as a document without XML, but named an invoice. */
  INVOICE_WITHOUT_XML,
  /** A quote with an XML. */
  QUOTE_WITH_XML,
  NO_XMP,
  NO_INTENT,
  DECLARES_2B,
  DECLARES_3U,
  NOTDEF,
  EMPTY_GLYPH,
  STANDARD_FONT,
  NO_ATTACHMENT,
  RELATION_DATA,
  OTHER_NAME,
  NOT_ASSOCIATED,
  TYPE_OCTETS,
  SECOND_FILE,
  LEVEL_BASIC,
  OTHER_TITLE,
  OFF_EDGE,
  WRITTEN_OVER,
  TOTALS_ALONE,
  TRUNCATED,
  SCRIPT;

  static Trait of(String name) {
    return valueOf(name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }
}
