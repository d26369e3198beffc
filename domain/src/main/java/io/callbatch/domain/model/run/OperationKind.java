package io.callbatch.domain.model.run;

/** What a batch does with its inputs. */
public enum OperationKind {
  /** Creates calls. */
  CREATE,
  /** Reads calls. */
  READ,
  /** Changes calls that are there. */
  UPDATE,
  /** Changes calls that are there and creates those that aren't, by a unique property. */
  UPSERT,
  /** Archives calls. */
  ARCHIVE
}
