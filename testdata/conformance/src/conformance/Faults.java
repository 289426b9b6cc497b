package conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the faults of one document, each once, in the order in which the judges spoke. */
public final class Faults {
  private final Set<Fault> all = new LinkedHashSet<>();

  public void add(String judge, String rule, String text) {
    all.add(new Fault(judge, rule, text));
  }

  public List<Fault> list() {
    return new ArrayList<>(all);
  }
}
