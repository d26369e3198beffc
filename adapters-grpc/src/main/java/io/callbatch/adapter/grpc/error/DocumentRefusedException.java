package io.callbatch.adapter.grpc.error;

import io.callbatch.domain.model.Findings;

/** A document has violations, which is the caller's to mend. */
public final class DocumentRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Findings violations;

  /** Says what is wrong with the document; at least one violation. */
  public DocumentRefusedException(Findings violations) {
    super(null, null, false, false);
    this.violations = violations;
  }

  /** Everything that is wrong with the document. */
  public Findings violations() {
    return violations;
  }
}
