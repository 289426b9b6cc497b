package conformance.ours;

import conformance.Faults;
import conformance.Judge;

/** What is ours and not a published judge's: faults that those are blind to, all reported under one name. */
abstract class Ours implements Judge {
  static final String NAME = "ours";

  @Override
  public final String name() {
    return NAME;
  }

  static void fault(Faults faults, String rule, String text) {
    faults.add(NAME, rule, text);
  }
}
