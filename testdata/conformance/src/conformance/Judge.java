package conformance;

/** One judge. It may be asked by several threads at once, and keeps nothing of a document. */
public interface Judge {
  /** The name under which its faults are reported. */
  String name();

  /** Whether it has anything to say of this kind of document. */
  boolean sees(Subject.Kind kind);

  /** Adds what is wrong. An exception is a fault too: a document that a judge cannot read is no good document. */
  void judge(Subject subject, Faults faults) throws Exception;
}
