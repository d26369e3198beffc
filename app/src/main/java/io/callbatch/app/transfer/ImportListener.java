package io.callbatch.app.transfer;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.run.InputFailure;
import io.callbatch.domain.port.out.Frame;
import java.io.IOException;
import java.util.List;

/** Is told how an import goes. */
public interface ImportListener {

  /** A line is no call. */
  void invalid(Findings violations);

  /** The server has rejected the call of a line. */
  void rejected(int line, InputFailure failure);

  /**
   * Some more lines are settled: acknowledged, or left out.
   *
   * @param left lines whose calls aren't imported, in their order
   */
  void settled(ImportCount all, List<Frame.Document> left) throws IOException;
}
