package conformance;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A CII document by the business terms of EN 16931. What is absent is "", null or an empty list. */
public final class Invoice {
  private static final String AGREEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/";
  private static final String DELIVERY = "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery/";
  private static final String SETTLEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/";
  private static final String SUMMATION = SETTLEMENT + "SpecifiedTradeSettlementHeaderMonetarySummation/";
  private final Xml root;

  public Invoice(Xml root) {
    this.root = root;
  }

  public Xml root() {
    return root;
  }

  /** BT-1. */
  public String number() {
    return root.text("ExchangedDocument/ID");
  }

  /** BT-3. */
  public String type() {
    return root.text("ExchangedDocument/TypeCode");
  }

  /** BT-2, as eight digits. */
  public String issueDate() {
    return root.text("ExchangedDocument/IssueDateTime/DateTimeString");
  }

  /** BT-9, as eight digits. */
  public String dueDate() {
    return root.text(SETTLEMENT + "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString");
  }

  /** BG-1. */
  public List<Note> notes() {
    return root.all("ExchangedDocument/IncludedNote").stream().map(n -> new Note(n.text("SubjectCode"), n.text("Content"))).toList();
  }

  /** BG-4. */
  public Party seller() {
    return new Party(root.first(AGREEMENT + "SellerTradeParty"));
  }

  /** BG-7. */
  public Party buyer() {
    return new Party(root.first(AGREEMENT + "BuyerTradeParty"));
  }

  /** BG-13, all "" when it is delivered to the buyer. */
  public Party delivery() {
    return new Party(root.first(DELIVERY + "ShipToTradeParty"));
  }

  /** BT-72 and BG-14: the days of the sale, as eight digits. */
  public List<Named> days() {
    return Stream.of(
            new Named("BT-72", root.text(DELIVERY + "ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString")),
            new Named("BT-73", root.text(SETTLEMENT + "BillingSpecifiedPeriod/StartDateTime/DateTimeString")),
            new Named("BT-74", root.text(SETTLEMENT + "BillingSpecifiedPeriod/EndDateTime/DateTimeString")))
        .filter(n -> !n.text().isEmpty())
        .toList();
  }

  /** BT-10, BT-12, BT-13: what the buyer asked to be reminded of. */
  public List<Named> references() {
    return Stream.of(
            new Named("BT-10", root.text(AGREEMENT + "BuyerReference")),
            new Named("BT-12", root.text(AGREEMENT + "ContractReferencedDocument/IssuerAssignedID")),
            new Named("BT-13", root.text(AGREEMENT + "BuyerOrderReferencedDocument/IssuerAssignedID")))
        .filter(n -> !n.text().isEmpty())
        .toList();
  }

  /** BG-25. */
  public List<Line> lines() {
    return root.all("SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem").stream().map(Line::new).toList();
  }

  /** BG-23. */
  public List<Tax> taxes() {
    return root.all(SETTLEMENT + "ApplicableTradeTax").stream().map(Tax::new).toList();
  }

  /** BG-3: deposits that are deducted, the invoice that is corrected. */
  public List<Preceding> precedings() {
    return root.all(SETTLEMENT + "InvoiceReferencedDocument").stream()
        .map(r -> new Preceding(r.text("IssuerAssignedID"), r.text("FormattedIssueDateTime/DateTimeString")))
        .toList();
  }

  /** BT-84. */
  public String iban() {
    return root.text(SETTLEMENT + "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID");
  }

  /** BT-5. */
  public String currency() {
    return root.text(SETTLEMENT + "InvoiceCurrencyCode");
  }

  /** A sum of BG-22 by the name of its element. */
  public BigDecimal sum(String element) {
    return root.number(SUMMATION + element);
  }

  /** BT-110, or BT-111 when asked in another currency; null when there is none. */
  public BigDecimal taxTotal(String currency) {
    for (Xml total : root.all(SUMMATION + "TaxTotalAmount"))
      if (total.attribute("currencyID").equals(currency)) return total.number();
    return null;
  }

  /** A note and its subject code (BT-22, BT-21). */
  public record Note(String code, String text) {}

  /** A text and the business term that it is. */
  public record Named(String term, String text) {}

  /** An earlier invoice (BT-25, BT-26). */
  public record Preceding(String number, String date) {}

  /** A seller or buyer; all is "" when the element is missing. */
  public record Party(Xml element) {
    private String text(String path) {
      return element == null ? "" : element.text(path);
    }

    public String name() {
      return text("Name");
    }

    /** The SIREN of BT-30 or BT-47: the legal identifier whose scheme is 0002. */
    public String siren() {
      return identifier("SpecifiedLegalOrganization/ID", "0002");
    }

    /** BT-31 or BT-48. */
    public String vatNumber() {
      return identifier("SpecifiedTaxRegistration/ID", "VA");
    }

    /** The lines, post code and town of the address. */
    public List<String> address() {
      return Stream.of("LineOne", "LineTwo", "LineThree", "PostcodeCode", "CityName")
          .map(part -> text("PostalTradeAddress/" + part))
          .filter(text -> !text.isEmpty())
          .toList();
    }

    private String identifier(String path, String scheme) {
      if (element != null)
        for (Xml id : element.all(path)) if (id.attribute("schemeID").equals(scheme)) return id.text();
      return "";
    }
  }

  /** An invoice line. */
  public record Line(Xml element) {
    private static final String PRICE = "SpecifiedLineTradeAgreement/";
    private static final String SETTLED = "SpecifiedLineTradeSettlement/";

    /** BT-153. */
    public String name() {
      return element.text("SpecifiedTradeProduct/Name");
    }

    /** BT-154. */
    public String description() {
      return element.text("SpecifiedTradeProduct/Description");
    }

    /** BT-129. */
    public BigDecimal quantity() {
      return element.number("SpecifiedLineTradeDelivery/BilledQuantity");
    }

    /** BT-146. */
    public BigDecimal netPrice() {
      return element.number(PRICE + "NetPriceProductTradePrice/ChargeAmount");
    }

    /** BT-148. */
    public BigDecimal grossPrice() {
      return element.number(PRICE + "GrossPriceProductTradePrice/ChargeAmount");
    }

    /** BT-149, 1 when it is not said. */
    public BigDecimal priceBase() {
      BigDecimal base = element.number(PRICE + "NetPriceProductTradePrice/BasisQuantity");
      return base == null || base.signum() == 0 ? BigDecimal.ONE : base;
    }

    /** BT-152; null in category O. */
    public BigDecimal rate() {
      return element.number(SETTLED + "ApplicableTradeTax/RateApplicablePercent");
    }

    /** BT-134 and BT-135, as eight digits. */
    public List<Named> days() {
      return Stream.of(
              new Named("BT-134", element.text(SETTLED + "BillingSpecifiedPeriod/StartDateTime/DateTimeString")),
              new Named("BT-135", element.text(SETTLED + "BillingSpecifiedPeriod/EndDateTime/DateTimeString")))
          .filter(n -> !n.text().isEmpty())
          .toList();
    }

    /** BT-131. */
    public BigDecimal net() {
      return element.number(SETTLED + "SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount");
    }

    /** Charges less allowances of the line (BG-27, BG-28). */
    public BigDecimal adjustments() {
      BigDecimal sum = BigDecimal.ZERO;
      for (Xml one : element.all(SETTLED + "SpecifiedTradeAllowanceCharge")) {
        BigDecimal amount = one.number("ActualAmount");
        if (amount == null) continue;
        sum = one.text("ChargeIndicator/Indicator").equals("true") ? sum.add(amount) : sum.subtract(amount);
      }
      return sum;
    }
  }

  /** A group of the VAT breakdown. */
  public record Tax(Xml element) {
    /** BT-116. */
    public BigDecimal base() {
      return element.number("BasisAmount");
    }

    /** BT-117. */
    public BigDecimal amount() {
      return element.number("CalculatedAmount");
    }

    /** BT-119; null in category O. */
    public BigDecimal rate() {
      return element.number("RateApplicablePercent");
    }

    /** BT-120. */
    public String reason() {
      return element.text("ExemptionReason");
    }
  }
}
