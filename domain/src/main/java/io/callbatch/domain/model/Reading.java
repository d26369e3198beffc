package io.callbatch.domain.model;

/** What came of reading one document. */
public sealed interface Reading {

  /** What was odd or had to be mended. */
  Findings warnings();

  /**
   * The document was read.
   *
   * @param batch the document
   * @param warnings what was odd or had to be mended
   */
  record Accepted(BatchCallsResponse batch, Findings warnings) implements Reading {}

  /**
   * The document has violations.
   *
   * @param reason the gravest kind of violation, which decides how the refusal is answered
   * @param violations everything that is wrong with it, at least one
   * @param warnings what was odd or had to be mended besides
   */
  record Refused(Refusal reason, Findings violations, Findings warnings) implements Reading {

    /**
     * Checks that there is a reason to refuse.
     *
     * @throws IllegalArgumentException if there is no violation
     */
    public Refused {
      if (violations.total() == 0) {
        throw new IllegalArgumentException("violations are 0, but a refusal needs at least one");
      }
    }
  }

  /** Why a document is refused. */
  enum Refusal {
    /** The bytes are no text in UTF-8. */
    NOT_UTF8,
    /** The text or message is malformed, or passes a limit beyond which it isn't read. */
    MALFORMED,
    /** The document has more bytes than are read. */
    TOO_LARGE,
    /** The document can be read and breaks rules. */
    INVALID
  }
}
