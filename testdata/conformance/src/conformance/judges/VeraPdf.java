package conformance.judges;

import conformance.Faults;
import conformance.Judge;
import conformance.Subject;
import java.io.ByteArrayInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** PDF/A-3b by veraPDF (ISO 19005-3, level B), and that the file itself says that it is. */
public final class VeraPdf implements Judge {
  private static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFA_3_B;
  private static final int MOST_FAULTS_A_RULE = 3;

  public VeraPdf() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @Override
  public String name() {
    return "pdfa";
  }

  @Override
  public boolean sees(Subject.Kind kind) {
    return kind != Subject.Kind.XML;
  }

  @Override
  public void judge(Subject subject, Faults faults) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(subject.bytes()));
        PDFAValidator validator = Foundries.defaultInstance().createValidator(FLAVOUR, MOST_FAULTS_A_RULE, false, true, false)) {
      if (parser.getFlavour() != FLAVOUR) faults.add(name(), "DECLARED", "the file declares " + parser.getFlavour() + ", not PDF/A-3b");
      report(validator.validate(parser), faults);
    }
  }

  private void report(ValidationResult result, Faults faults) {
    boolean named = false;
    for (TestAssertion one : result.getTestAssertions()) {
      if (one.getStatus() != TestAssertion.Status.FAILED) continue;
      String message = one.getErrorMessage() == null ? one.getMessage() : one.getErrorMessage();
      faults.add(name(), one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber(), message);
      named = true;
    }
    if (!result.isCompliant() && !named) faults.add(name(), "COMPLIANCE", "not compliant, no rule named");
  }
}
