package io.callbatch.app.transfer;

import io.callbatch.adapter.json.read.ImportedCall;
import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.util.List;

/** Is told how an import goes. */
public interface ImportListener {

  /** A line is no call. */
  void invalid(Findings violations);

  /** A call was read; what is left out of it is said with it. */
  void read(ImportedCall call);

  /** The server has rejected a call. */
  void rejected(ImportedCall call, InputFailure failure);

  /**
   * Some more lines are settled: acknowledged, or left out.
   *
   * @param left what isn't imported, each on a line, in the order of the file
   */
  void settled(ImportCount all, List<Frame.Document> left) throws IOException;
}
