package dev.synctrace.index.lucene.query;

/** A value that its field cannot have; the parser adds where in the query it is. */
final class BadValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String value;

  BadValueException(String problem, String value) {
    super(problem);
    this.problem = problem;
    this.value = value;
  }

  /** One line for people, without the spot. */
  String problem() {
    return problem;
  }

  /** The value as the parser handed it over. */
  String value() {
    return value;
  }
}
